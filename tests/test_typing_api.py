"""Code that uses the public names type-checks strictly, and a wrong use does not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("mypy", reason="mypy (extra dev) is not installed")


def mypy(file: Path, root: Path, cache: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={cache}", str(file)]
    return subprocess.run(command, capture_output=True, text=True, cwd=root)


def test_typed_use_of_the_api(root: Path, tmp_path: Path) -> None:
    good = mypy(root / "tests" / "typing_api.py", root, tmp_path)
    assert good.returncode == 0, good.stdout + good.stderr

    wrong = tmp_path / "wrong.py"
    wrong.write_text("import quoteattr\n\nnumber: int = quoteattr.extract('').quotes[0].text\n", "utf-8")
    bad = mypy(wrong, root, tmp_path)
    assert "Incompatible types in assignment" in bad.stdout, bad.stdout + bad.stderr
