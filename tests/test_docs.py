"""README and docs never lie: every snippet and command that they show is run, and every public name has its place.

Output of commands is compared exactly, ``...`` standing for anything; ``pytest --update-docs`` writes the real one in.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import quoteattr
from conftest import ROOT
from quoteattr.words.word_lists import COLUMNS

NEEDS = re.compile(r"^<!-- needs: (?P<modules>[\w. ]+) -->$", re.MULTILINE)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(?P<language>[\w{}-]*)[^\n]*\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (?P<command>[^\n]*)\n(?P<output>(?:(?!\$ )[^\n]*\n)*)", re.MULTILINE)

with_pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def read(page: Path) -> str:
    """The page's text; skips where the page says ``<!-- needs: pandas -->`` and that cannot be imported."""
    text = page.read_text("utf-8")
    for needs in NEEDS.finditer(text):
        for module in needs["modules"].split():
            pytest.importorskip(module)
    return text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of what the commands read, so that they may write; ``bin/quoteattr`` runs what is under test."""
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "docs" / "examples")
    program = tmp_path / "bin" / "quoteattr"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m quoteattr "$@"\n', "utf-8")
    program.chmod(0o755)
    return tmp_path


def run(command: str, folder: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if "COLOR" not in name}
    environment |= {
        "COLUMNS": "80",
        "PATH": os.pathsep.join([str(folder / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PYTHONWARNINGS": "ignore:PySpark does not yet fully support pandas:FutureWarning",
        "PYTHONPATH": str(Path(quoteattr.__file__).parent.parent),
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"$ {command}\n{done.stdout}"
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


@with_pages
def test_python_snippets(page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``pycon`` blocks are doctests, ``python`` blocks must run; a page's blocks share their names."""
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    said: list[str] = []
    text = read(page)
    for block in FENCE.finditer(text):
        line = text.count("\n", 0, block.start()) + 1
        if block["language"] == "pycon":
            example = parser.get_doctest(block["body"], names, page.name, str(page), line)
            runner.run(example, out=said.append, clear_globs=False)
            names = example.globs
        elif block["language"] == "python":
            exec(compile(block["body"], f"{page}:{line}", "exec"), names)
    assert not runner.failures, "".join(said)


@with_pages
def test_shell_commands(page: Path, folder: Path, pytestconfig: pytest.Config) -> None:
    """``console`` blocks: each ``$ command`` works, and prints what stands below it."""
    text = read(page)
    checker = doctest.OutputChecker()
    update = pytestconfig.getoption("--update-docs")

    def replayed(command: re.Match[str]) -> str:
        real = run(command["command"], folder)
        holds = checker.check_output(command["output"], real, doctest.ELLIPSIS)
        return command[0] if holds and not update else f"$ {command['command']}\n{real}"

    def rewritten(block: re.Match[str]) -> str:
        return COMMAND.sub(replayed, block[0]) if block["language"] == "console" else block[0]

    real = FENCE.sub(rewritten, text)
    if update:
        page.write_text(real, "utf-8")
    else:
        assert real == text


def test_readme_has_the_two_commands() -> None:
    blocks = [block["body"].strip() for block in FENCE.finditer((ROOT / "README.md").read_text("utf-8"))]
    assert 'pip install ".[cli]" && quoteattr extract docs/examples/airstrikes.txt' in blocks
    assert 'pip install ".[test]" && pytest' in blocks


def test_every_quoteattr_command_is_run() -> None:
    """A command in a block of another language would escape the tests; installing is CI's part."""
    for page in PAGES:
        for block in FENCE.finditer(page.read_text("utf-8")):
            if block["language"] != "console" and "pip install" not in block["body"]:
                assert not re.search(r"^\$? ?quoteattr ", block["body"], re.MULTILINE), page


@pytest.mark.parametrize("name", [*quoteattr.__all__, "spark.extract", "spark.rejected", "spark.results"])
def test_public_name_is_in_the_reference(name: str) -> None:
    reference = (ROOT / "docs" / "reference" / "api.md").read_text("utf-8")
    assert re.search(rf"^\.\. auto\w+:: quoteattr\.{name}(\(\))?$", reference, re.MULTILINE)


def test_commands_are_in_the_reference() -> None:
    from quoteattr.cli.app import app

    reference = (ROOT / "docs" / "reference" / "cli.md").read_text("utf-8")
    for command in app.commands:
        assert f"$ quoteattr {command} --help\n" in reference


def test_lexicon_files_are_in_the_reference() -> None:
    reference = (ROOT / "docs" / "reference" / "lexicon.md").read_text("utf-8")
    for file in (Path(quoteattr.__file__).parent / "data").rglob("*"):
        assert file.suffix not in {".txt", ".tsv"} or file.name in reference


@pytest.mark.parametrize("name", COLUMNS)
def test_list_of_a_lexicon_file_is_in_the_reference(name: str) -> None:
    reference = (ROOT / "docs" / "reference" / "lexicon.md").read_text("utf-8")
    assert re.search(rf"^\| `{name}(\.t..)?` \| {', '.join(COLUMNS[name])} \|", reference, re.MULTILINE)


def test_every_module_has_its_place_in_the_map() -> None:
    page = (ROOT / "docs" / "explanation" / "modules.md").read_text("utf-8")
    _, _, tables = page.partition("## What everything stands on")
    listed = [name for row in re.findall(r"^\| `(.*?)` \|", tables, re.MULTILINE) for name in row.split("`, `")]
    package = Path(quoteattr.__file__).parent
    paths = (path.relative_to(package).with_suffix("").as_posix() for path in package.rglob("*.py"))
    assert sorted(listed) == sorted(path.removesuffix("/__init__") for path in paths)


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
