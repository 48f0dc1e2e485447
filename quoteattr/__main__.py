"""``python -m quoteattr``: the same as the command ``quoteattr``."""

from .cli import main

if __name__ == "__main__":
    main()
