"""Nothing leaves and nothing enters: no network, no code or pickles from outside, no file but those named."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import quoteattr

PACKAGE = Path(quoteattr.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
TESTS = Path(__file__).parent

CALLS = {"eval", "exec", "compile", "__import__", "system", "popen", "Popen", "fork", "spawnv", "execv"}
MODULES = {
    "pickle",
    "marshal",
    "shelve",
    "subprocess",
    "socket",
    "urllib",
    "http",
    "ftplib",
    "smtplib",
    "ctypes",
    "pty",
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_code_is_made_of_data_and_no_program_started(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            of_regex = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") in ("re", "regex")
            assert of_regex or name not in CALLS, f"line {node.lineno}"
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names = {node.module or ""} if isinstance(node, ast.ImportFrom) else {alias.name for alias in node.names}
            assert not {name.split(".")[0] for name in names} & MODULES, f"line {node.lineno}"


NO_NETWORK = """
import sys

def watch(event, args):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        raise RuntimeError(f"{event} {args}")

sys.addaudithook(watch)
"""


def test_the_core_works_with_sockets_blocked(tmp_path: Path) -> None:
    (tmp_path / "no_network.py").write_text(NO_NETWORK, encoding="utf-8")
    tests = [str(TESTS / f"test_{name}.py") for name in ("cases", "extract", "serialize", "evaluate", "tokens")]
    code = "import sys, pytest, no_network; sys.exit(pytest.main(sys.argv[1:]))"
    options = ["-q", "-p", "no:cacheprovider", f"--rootdir={TESTS.parent}"]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {code}", *options, *tests],
        cwd=TESTS.parent,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout


def test_the_block_blocks(tmp_path: Path) -> None:
    code = f"{NO_NETWORK}\nimport socket\nsocket.create_connection(('127.0.0.1', 9))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "RuntimeError: socket." in done.stderr


WATCHED = """
import os, sys
from quoteattr.cli.app import run
written = set()
def watch(event, args):
    if event == "open" and isinstance(args[0], str) and (set(args[1] or "") & set("wax+") or (args[2] or 0) & 3):
        written.add(args[0])
    if event in ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.truncate", "subprocess.Popen", "os.system"):
        written.add(f"{event} {args}")
sys.dont_write_bytecode = True
sys.addaudithook(watch)
code = run(sys.argv[1:])
print(sorted(written))
sys.exit(code)
"""


def test_the_command_writes_only_what_is_named(tmp_path: Path) -> None:
    pytest.importorskip("click")
    article, output, rejected = tmp_path / "a.jsonl", tmp_path / "out.jsonl", tmp_path / "bad.jsonl"
    article.write_text(json.dumps({"text": "“It fell,” said Ana Ruiz."}) + "\n{\n", encoding="utf-8")
    args = ["extract", str(article), "--format", "jsonl", "--output", str(output), "--rejected", str(rejected)]
    done = subprocess.run([sys.executable, "-c", WATCHED, *args], cwd=PACKAGE.parent, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stdout.strip() == str(sorted([str(rejected), str(output)]))
