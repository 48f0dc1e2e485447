"""What Stanza and torch raise when models are loaded, in words that tell what to do."""

from __future__ import annotations

from json import JSONDecodeError

from ..errors import BackendError


def try_device(device: str) -> None:
    """Raise `BackendError` where torch cannot use it: among what a pipeline raises, that looks like a broken file."""
    from torch import zeros

    try:
        zeros(1, device=device)
    except Exception as error:
        raise BackendError(f'Stanza cannot use the device "{device}": {gist(error)}') from error


def why_not_loaded(error: Exception, folder: str, package: str, processors: str) -> str:
    """What went wrong when a pipeline was built, and what to do."""
    said, which = gist(error), f'package="{package}", processors="{processors}"'
    kind = "" if said == type(error).__name__ else f"{type(error).__name__}: "
    download = f"""python -c 'import stanza; stanza.download("en", model_dir="{folder}", {which})'"""
    if isinstance(error, ImportError):
        return f"Stanza's coreference needs two packages more: pip install transformers peft ({said})"
    if isinstance(error, FileNotFoundError):
        return f"Stanza's English models are not all in {folder}; download them once: {download}"
    if isinstance(error, OSError) and error.errno is not None:
        return f"a model in {folder} cannot be read: {said}"
    if isinstance(error, OSError):  # of transformers
        first = f"""python -c 'import stanza; stanza.Pipeline("en", dir="{folder}", {which})'"""
        return f"Stanza's coreference needs its language model, which is not on this machine; load it once: {first}"
    is_unknown = isinstance(error, ValueError) and not isinstance(error, JSONDecodeError)
    if is_unknown or type(error).__name__ == "UnsupportedProcessorError":
        return (
            f'Stanza has no English package "{package}" in {folder} ({said}); name another, or download it: {download}'
        )
    return f"a model in {folder} is broken ({kind}{said}); download it again: {download}"


def gist(error: Exception) -> str:
    """The first sentence of what an error says; torch's go on for a paragraph."""
    first_line = next(iter(str(error).strip().splitlines()), type(error).__name__)
    return first_line.partition(". ")[0]
