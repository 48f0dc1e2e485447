"""One self-contained HTML page: the templates filled so that no text of an article can do more than be read."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ..errors import MissingExtraError

if TYPE_CHECKING:
    from jinja2 import Environment, Template

# What a browser drops, hides or obeys: control characters, those that turn the reading order, halves of pairs.
INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def visible(value: Any) -> Any:
    r"""Text with a sign for each character that a browser would drop, hide or obey; anything else as it is.

    >>> visible("NUL \0, turned \u202e")
    'NUL ⟨U+0000⟩, turned ⟨U+202E⟩'
    """
    if not isinstance(value, str) or not INVISIBLE.search(value):
        return value
    shown = value.replace("\r\n", "\n").replace("\r", "\n")
    return type(value)(INVISIBLE.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", shown))


@cache
def _environment() -> Environment:
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
        from markupsafe import Markup
    except ModuleNotFoundError as error:
        raise MissingExtraError("html", error.name or "jinja2") from None
    environment = Environment(
        loader=PackageLoader("quoteattr.export"),
        autoescape=True,
        finalize=visible,  # every value that any template writes passes here, and is escaped after
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def static(name: str) -> Markup:
        return Markup(environment.loader.get_source(environment, name)[0])  # type: ignore[union-attr]

    def allowed(name: str) -> Markup:
        """The hash by which the page's policy knows its own style and script; it runs and loads nothing else."""
        return Markup(f"'sha256-{b64encode(sha256(static(name).encode()).digest()).decode()}'")

    environment.globals |= {"static": static, "allowed": allowed}
    return environment


def find_template(name: str) -> Template:
    """The template of a page, whose ``render`` takes its values; raises `MissingExtraError` without Jinja2."""
    return _environment().get_template(name)
