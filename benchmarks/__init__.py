"""What is measured, fitted and drawn in a checkout; no part of the package."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The checkout."""
