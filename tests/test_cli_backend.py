"""``--backend`` and ``--backend-option``: what reaches the backend, and each way of getting them wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from parsers import SPACY_MODEL, STANZA_FOLDER, spacy_backend, stanza_backend
from quoteattr.backends import Backend
from quoteattr.cli.app import run

ARTICLE = "“The pier fell,” said Amina Diallo."
GOLD = (
    '{"id": "a", "text": "“The pier fell,” said Amina Diallo.", "quotes": [{"start": 1, "end": 15, "attributed": true,'
    ' "source": [[22, 34]], "speaker": "Amina Diallo"}]}\n'
)


@pytest.fixture
def article(tmp_path: Path) -> str:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, "utf-8")
    return str(file)


SPACY = ["--backend", "spacy", "--backend-option", f"model={SPACY_MODEL}"]
STANZA = ["--backend", "stanza", "--backend-option", f"dir={STANZA_FOLDER}", "--backend-option", "names=True"]


@pytest.mark.parametrize(("options", "backend"), [(SPACY, spacy_backend), (STANZA, stanza_backend)])
@pytest.mark.parametrize("command", ["extract", "explain", "report"])
def test_a_backend_helps(
    article: str, options: list[str], backend: Callable[[], Backend], command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    backend()
    assert run([command, article, *options]) == 0
    assert "Amina Diallo" in capsys.readouterr().out


@pytest.mark.parametrize("workers", ["1", "2"])
def test_the_parse_is_part_of_the_evidence(article: str, workers: str, capsys: pytest.CaptureFixture[str]) -> None:
    spacy_backend()
    assert run(["extract", article, *SPACY, "--format", "jsonl", "--workers", workers]) == 0
    assert '"parse: subject, its own"' in capsys.readouterr().out


@pytest.mark.parametrize(("options", "backend"), [(SPACY, spacy_backend), (STANZA, stanza_backend)])
def test_evaluate_with_a_backend(
    tmp_path: Path, options: list[str], backend: Callable[[], Backend], capsys: pytest.CaptureFixture[str]
) -> None:
    backend()
    gold = tmp_path / "gold.jsonl"
    gold.write_text(GOLD, "utf-8")
    assert run(["evaluate", str(gold), *options]) == 0
    assert "mention     P 100.0  R 100.0  F1 100.0" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--backend", "treebank"], "'treebank' is not one of"),
        (["--backend-option", "model=x"], "--backend-option needs --backend"),
        (["--backend", "spacy", "--backend-option", "model"], 'an option of a backend is KEY=VALUE, not "model"'),
        (["--backend", "spacy", "--backend-option", "dir=x"], 'the backend spacy has no option "dir"'),
        (["--backend", "spacy", "--backend-option", "names=yes"], 'spacy is true or false, not "yes"'),
        (["--backend", "stanza", "--backend-option", "dir=true"], "stanza is a text"),
    ],
)
def test_wrong_usage(article: str, options: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", article, *options]) == 2
    assert message in capsys.readouterr().err


def test_a_model_that_is_not_there(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("spacy", reason="needs spaCy (extra spacy)")
    assert run(["extract", article, "--backend", "spacy", "--backend-option", "model=none_such"]) == 2
    assert "finds no model" in capsys.readouterr().err
