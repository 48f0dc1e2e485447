"""The snippets of docs/how-to/offsets.md in other languages, run by these: they give the words of the quote."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import quoteattr
from conftest import ROOT

TEXT = "The mayor 🎉 was pleased. “We did it 🇬🇭 a\u0301,” said Amina Diallo.\r\n"
QUOTE = quoteattr.extract(TEXT).quotes[0]
LITERAL = json.dumps(TEXT)  # in ASCII, so that no compiler has to guess the encoding


def snippet(language: str) -> str:
    page = (ROOT / "docs" / "how-to" / "offsets.md").read_text("utf-8")
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return found


def run(program: str, *args: str) -> str:
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"needs {program}")
    return subprocess.run([path, *args], capture_output=True, check=True).stdout.decode("utf-8")


def test_javascript():
    offsets = f"const text = {LITERAL}, quote = {{start: {QUOTE.start}, end: {QUOTE.end}}};"
    assert run("node", "-e", f"{offsets}\n{snippet('js')}\nprocess.stdout.write(words);") == QUOTE.text


def test_java(tmp_path: Path):
    offsets = f"String text = {LITERAL}; int start = {QUOTE.start}, end = {QUOTE.end};"
    out = "System.out.writeBytes(words.getBytes(java.nio.charset.StandardCharsets.UTF_8));"
    source = f"class Offsets {{ public static void main(String[] args) {{\n{offsets}\n{snippet('java')}\n{out} }} }}"
    (tmp_path / "Offsets.java").write_text(source, "utf-8")
    assert run("java", str(tmp_path / "Offsets.java")) == QUOTE.text
