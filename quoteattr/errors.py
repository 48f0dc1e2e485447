"""The errors that quoteattr raises on purpose; everything else is a bug."""


class QuoteattrError(Exception):
    """Base of every error of this library.

    >>> import quoteattr
    >>> try:
    ...     quoteattr.extract(b"bytes")
    ... except quoteattr.QuoteattrError as error:
    ...     print(error)
    extract() takes the article as a str, not bytes: decode it first, e.g. data.decode("utf-8")
    """


class InputError(QuoteattrError):
    """The input is not what was expected; the message says what it is and what was expected."""


class MissingExtraError(QuoteattrError):
    """An optional part was asked for whose packages are not installed; the message names the extra.

    >>> print(MissingExtraError("cli", "click"))
    this needs click, which is not installed: pip install "quoteattr[cli]"
    """

    def __init__(self, extra: str, package: str) -> None:
        super().__init__(f'this needs {package}, which is not installed: pip install "quoteattr[{extra}]"')
        self.extra = extra
        self.package = package


class BackendError(QuoteattrError):
    """A backend was asked for that cannot be loaded, or fails; the message says what to install, download or change."""
