"""The command line; it needs the extra ``cli`` (click and rich)."""

from __future__ import annotations

import sys
from typing import NoReturn

from ..errors import MissingExtraError


def main() -> NoReturn:
    """Run the command ``quoteattr`` and exit: 0 all well, 1 some input failed, 2 wrong usage or missing packages."""
    try:
        import rich  # noqa: F401  (the commands import it when they need it, which is too late to say so)

        from .app import run
    except ModuleNotFoundError as error:
        if error.name not in ("click", "rich"):
            raise
        print(f"quoteattr: {MissingExtraError('cli', error.name)}", file=sys.stderr)
        sys.exit(2)
    sys.exit(run())
