"""Completion in a real shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("click", reason="the command line needs the extra cli")
pytest.importorskip("rich", reason="the command line needs the extra cli")

import quoteattr

ASK = """
source <(_QUOTEATTR_COMPLETE=bash_source quoteattr)
COMP_WORDS=({words}) COMP_CWORD={place}
_quoteattr_completion quoteattr
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("quoteattr ex", {"extract", "explain"}),
        ("quoteattr rep", {"report"}),
        ("quoteattr extract --min", {"--min-confidence"}),
        ("quoteattr extract --format we", {"web-annotation"}),
        ("quoteattr evaluate --rep", {"--report"}),
    ],
)
def test_bash(words, completed, tmp_path):
    program = tmp_path / "quoteattr"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m quoteattr "$@"\n', "utf-8")
    program.chmod(0o755)
    environment = os.environ | {
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(Path(quoteattr.__file__).parents[1]),
    }
    script = ASK.format(words=words, place=len(words.split()) - 1)
    done = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == completed, done.stderr
