from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("click", reason="the command line needs the extra cli")
pytest.importorskip("rich", reason="the command line needs the extra cli")

import quoteattr
from quoteattr import Document, Rejected
from quoteattr.cli.app import run
from quoteattr.cli.readers import Article, Reader
from quoteattr.evaluate import evaluate, read_gold, read_predictions

TINY = Path(__file__).parent / "gold" / "tiny.jsonl"
DIALLO = "“We will rebuild,” said Mayor Amina Diallo."
WEBER = "“That is easily said,” said Jonas Weber."


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(DIALLO, encoding="utf-8")
    return str(path)


@pytest.fixture
def quiet_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def command(*args: str, **options: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    home = Path(quoteattr.__file__).parents[1]
    full = [sys.executable, *(args if args[0] == "-c" else ("-m", "quoteattr", *args))]
    options = {"stdout": subprocess.PIPE, **options}
    return subprocess.Popen(
        full, cwd=home, env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8", **options
    )


# extract


def test_table(article, capsys, quiet_terminal):
    assert run(["extract", article]) == 0
    out = capsys.readouterr().out
    assert "1 quote by 1 speaker" in out
    assert "Amina Diallo" in out
    assert "Mayor" in out
    assert "“We will rebuild,”" in out
    assert "%" in out
    assert "\x1b" not in out


def test_the_table_fits_eighty_columns(tmp_path, capsys, quiet_terminal):
    path = tmp_path / "a.txt"
    path.write_text("“We will " + "rebuild and " * 40 + "rest,” said Mayor Amina Diallo.", encoding="utf-8")
    assert run(["extract", str(path)]) == 0
    title, *table = capsys.readouterr().out.splitlines()
    assert title.startswith(str(path))  # a path is never broken
    assert max(map(len, table)) <= 80
    assert len(table) > 8


def test_colour_by_speaker_and_no_color(article, capsys, quiet_terminal, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    run(["extract", article])
    assert "\x1b[1;36mAmina Diallo" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    run(["extract", article])
    assert "36m" not in capsys.readouterr().out


def test_no_article_commands_the_terminal(tmp_path, capsys, quiet_terminal):
    path = tmp_path / "a.txt"
    path.write_text("“We will \x1b[2J\u202e[red]rebuild,” said Mayor Amina Diallo.", encoding="utf-8")
    for name in ("extract", "explain"):
        run([name, str(path)])
        out = capsys.readouterr().out
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "[red]rebuild" in out


def test_json_is_one_array_that_reads_back(article, tmp_path, capsys):
    other = tmp_path / "weber.txt"
    other.write_text(WEBER, encoding="utf-8")
    assert run(["extract", article, str(other), "--format", "json"]) == 0
    articles = json.loads(capsys.readouterr().out)
    assert [data["id"] for data in articles] == [article, str(other)]
    documents = [Document.from_dict(data) for data in articles]
    assert [str(quote.speaker) for document in documents for quote in document.quotes] == [
        "Amina Diallo",
        "Jonas Weber",
    ]
    assert documents[0] == quoteattr.extract(DIALLO)


def test_jsonl_is_one_article_a_line(tmp_path, capsys):
    path = tmp_path / "archive.jsonl"
    lines = [{"url": "u/1", "body": DIALLO}, {"url": "u/2", "body": WEBER + "\n\u2028\ud800"}]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert run(["extract", str(path), "--text-field", "body", "--id-field", "url", "--format", "jsonl"]) == 0
    out = capsys.readouterr().out.split("\n")
    assert [json.loads(line)["id"] for line in out[:-1]] == ["u/1", "u/2"]
    assert Document.from_dict(json.loads(out[1])).text == lines[1]["body"]


def test_stdin_is_one_article_or_jsonl(capsys, monkeypatch):
    feed(monkeypatch, DIALLO.encode())
    assert run(["extract", "-", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "stdin"
    feed(monkeypatch, json.dumps({"text": DIALLO}).encode())
    assert run(["extract", "--text-field", "text", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "stdin:1"


def test_an_empty_array_is_json_too(tmp_path, capsys):
    assert run(["extract", str(tmp_path / "none.txt"), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == []


def test_a_bad_input_is_told_and_the_others_come_out(article, tmp_path, capsys):
    missing = str(tmp_path / "missing.txt")
    assert run(["extract", missing, article, "--format", "jsonl"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["id"] == article
    assert err == f"quoteattr: {missing}: there is no such file: check the path\n"


def test_explain(article, capsys):
    assert run(["explain", article]) == 0
    first, line = capsys.readouterr().out.splitlines()
    assert first == f"{article}:"
    assert line.strip() == quoteattr.explain(quoteattr.extract(DIALLO).quotes[0])


# readers


def read(*files: object, **fields: str) -> list[Article | Rejected]:
    return list(Reader(**fields).read(map(str, files)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_and_without_byte_order_mark(tmp_path, encoding):
    text, lines = tmp_path / "a.txt", tmp_path / "b.jsonl"
    text.write_bytes(f"{DIALLO}\r\n".encode(encoding))
    lines.write_bytes((json.dumps({"id": "x", "text": DIALLO}, ensure_ascii=False) + "\n").encode(encoding))
    assert read(text, lines) == [
        Article(str(text), f"{DIALLO}\r\n", str(text)),
        Article("x", DIALLO, str(lines), 1),
    ]


def test_a_folder_is_read_in_order(tmp_path):
    for name in ("b.txt", "a/c.TXT", "a/d.jsonl", "a/.hidden.txt", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"text": "Rain."}' if name.endswith("l") else "Rain.", encoding="utf-8")
    ids = [str(tmp_path / "a/c.TXT"), f"{tmp_path / 'a/d.jsonl'}:1", str(tmp_path / "b.txt")]
    assert [item.id for item in read(tmp_path)] == ids


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"Rain\nfell \x93softly\x94.", 2, "not valid UTF-8 (byte 10): convert it first, e.g. iconv -f WINDOWS-1252"),
        (b"%PDF\x00\x01", None, "holds NUL characters, so it is no text file"),
        (b"\xff\xfea", 1, "not valid UTF-16"),
    ],
)
def test_what_is_no_text_is_rejected(tmp_path, data, line, reason):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    (rejected,) = read(path)
    assert (rejected.file, rejected.line) == (str(path), line)
    assert rejected.reason.startswith(reason)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not valid JSON (Expecting property name"),
        (b'"text"', "a JSON object is expected on each line, not a string"),
        (b'{"body": "x"}', 'no field "text" (fields: body): name the article\'s field by --text-field'),
        (b'{"text": 3}', '"text" must be a string, not a whole number'),
        (b'{"text": "x", "id": [1]}', '"id" must be a string, not a list'),
        (b'{"text": "x", "id": "first"}', 'the id "first" was already used by '),
        (b'{"text": "\xff"}', "not valid UTF-8 (byte 11 of the line): convert the file to UTF-8"),
        (b"[" * 100_000, "JSON too deep"),
    ],
)
def test_a_bad_line_is_rejected_and_the_others_are_read(tmp_path, line, reason):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "Rain.", "id": "first"}\n\n' + line + b'\n{"text": "Sun.", "id": 4}\n')
    first, rejected, last = read(path)
    assert (first.id, last.id) == ("first", "4")
    assert str(rejected).startswith(f"{path}:3: {reason}")


def test_a_broken_file_with_byte_order_mark_is_rejected(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"text": "Rain."}\n'.encode("utf-16") + b"{")
    first, rejected = read(path)
    assert first == Article(f"{path}:1", "Rain.", str(path), 1)
    assert str(rejected).startswith(f"{path}:2: not valid JSON")


def test_no_field_name_commands_the_terminal(tmp_path, capsys):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"\x1b[2J": 1}), encoding="utf-8")
    assert run(["extract", str(path)]) == 1
    assert "(fields: �[2J)" in capsys.readouterr().err


def test_an_id_field_that_is_asked_for_must_be_there(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Rain.", "id": 1}', encoding="utf-8")
    assert read(path, id_field="url") == [
        Rejected('no field "url" (fields: text, id): name the field of the id by --id-field', str(path), 1)
    ]


def test_a_file_given_twice_and_a_folder_without_texts(article, tmp_path):
    (tmp_path / "empty").mkdir()
    first, twice, empty = read(article, article, tmp_path / "empty")
    assert isinstance(first, Article)
    assert twice == Rejected(f'the id "{article}" was already used by {article}: give each article its own', article)
    assert "no .txt, JSONL or Parquet file in this folder" in str(empty)


# evaluate


def test_evaluate_prints_the_figures_and_writes_the_predictions(tmp_path, capsys):
    rows = tmp_path / "rows.jsonl"
    assert run(["evaluate", str(TINY), "--predictions", str(rows), "--format", "json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures == evaluate(read_gold(TINY), read_predictions(rows)).to_dict()
    assert figures["quotes"] == 9
    assert run(["evaluate", str(TINY)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["articles    3", "quotes      9"]
    assert lines[2] == "detection   P {P}  R {R}  F1 {F1}".format(**figures["detection"])


def test_evaluate_shows_errors_and_changes(tmp_path, capsys):
    old = tmp_path / "old.jsonl"
    old.write_text("", encoding="utf-8")
    assert run(["evaluate", str(TINY), "--compare", str(old), "--only", "missed"]) == 0
    out, err = capsys.readouterr()
    assert err.startswith(f"quoteattr: {old}: 3 of 3 articles of the gold are not in it")
    assert "+ missed  harbour:1\n" in out
    assert "  before     nothing\n" in out
    assert " 0 losses" in out
    run(["evaluate", str(TINY), "--predictions", str(old)])
    capsys.readouterr()
    assert run(["evaluate", str(TINY), "--compare", str(old), "--errors", "1"]) == 0
    out, err = capsys.readouterr()
    assert "0 gains, 0 losses" in out
    assert not err


def test_beside_json_errors_and_changes_go_to_stderr(tmp_path, capsys):
    old = tmp_path / "old.jsonl"
    old.write_text("", encoding="utf-8")
    assert run(["evaluate", str(TINY), "--compare", str(old), "--errors", "1", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["articles"] == 3
    assert "gains, 0 losses\n" in err
    assert "gold" in err


@pytest.mark.parametrize("option", ["--predictions", "--report"])
def test_gold_is_never_written(option, tmp_path, capsys):
    gold = tmp_path / "gold.jsonl"
    gold.write_bytes(TINY.read_bytes())
    assert run(["evaluate", str(gold), option, str(gold)]) == 2
    assert f"{gold} is the gold, so it cannot be written" in capsys.readouterr().err
    assert gold.read_bytes() == TINY.read_bytes()


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["evaluate", "none.jsonl"], 1, "quoteattr: none.jsonl: cannot be read: No such file"),
        (["evaluate", str(TINY), "--predictions", "no/such/folder.jsonl"], 1, "no/such/folder.jsonl: No such file"),
        (["evaluate", str(TINY), "--only", "missed,typos"], 2, '"typos" is none of missed, spurious'),
        (["evaluate"], 2, "Missing argument 'GOLD.jsonl'"),
        (["extract", "--format", "xls"], 2, "'xls' is not one of 'table', 'json', 'jsonl'"),
        (["publish"], 2, "No such command 'publish'"),
    ],
)
def test_exit_codes_and_messages(args, code, message, capsys):
    assert run(args) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err
    assert "Traceback" not in err


@pytest.mark.parametrize("args", [["--help"], ["extract", "--help"], ["explain", "-h"], ["evaluate", "-h"]])
def test_each_help_has_examples(args, capsys):
    assert run(args) == 0
    assert "Examples:\n    quoteattr " in capsys.readouterr().out


def test_version(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("quoteattr, version ")


def test_a_terminal_without_a_file_is_asked_for_one(capsys, monkeypatch):
    feed(monkeypatch, b"")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert run(["extract"]) == 2
    assert "name a FILE or a folder" in capsys.readouterr().err


# as a process of its own


def test_a_closed_pipe_is_no_error(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text('{"text": "Rain fell on the harbour."}\n' * 3000, encoding="utf-8")
    with command("extract", str(path), "--format", "jsonl") as process:
        assert json.loads(process.stdout.readline())["text"] == "Rain fell on the harbour."
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_one_message(article):
    with open("/dev/full", "w") as full, command("extract", article, "--format", "json", stdout=full) as process:
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (1, "quoteattr: output: No space left on device\n")


@pytest.mark.parametrize("package", ["click", "rich"])
def test_a_missing_package_is_told_with_its_extra(package):
    code = f"import sys; sys.modules['{package}'] = None; from quoteattr.cli import main; main()"
    with command("-c", code) as process:
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (2, "")
    assert err == f'quoteattr: this needs {package}, which is not installed: pip install "quoteattr[cli]"\n'


def test_interrupt_ends_quietly(article, monkeypatch, capsys):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Reader, "read", interrupted)
    assert run(["extract", article]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_min_confidence_withholds_the_speaker_and_keeps_the_quote(
    article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    speakers = []
    for least in ("0", "1"):
        assert run(["extract", article, "--format", "json", "--min-confidence", least]) == 0
        (entry,) = json.loads(capsys.readouterr().out)
        speakers.append([quote["speaker"] for quote in entry["quotes"]])
    assert speakers == [[0], [None]]


@pytest.mark.parametrize("least", ["-0.1", "1.1", "much"])
def test_min_confidence_is_a_share(article: str, least: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", article, "--min-confidence", least]) == 2
    assert "--min-confidence" in capsys.readouterr().err


# settings


def test_lexicon_and_known_speakers(tmp_path, capsys):
    article, words, people = (str(tmp_path / name) for name in ("a.txt", "desk.lexicon", "people.jsonl"))
    Path(article).write_text("“No berth is free,” said Portreeve rae lim on the quay.", encoding="utf-8")
    Path(words).write_text("[titles]\nPortreeve\t-\n", encoding="utf-8")
    Path(people).write_text('{"id": 7, "name": "rae lim"}\n', encoding="utf-8")
    assert run(["extract", article, "--lexicon", words, "--known-speakers", people, "--format", "jsonl"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [(one["name"], one["id"], one["roles"][0]["title"]) for one in data["entities"]] == [
        ("rae lim", "7", "Portreeve")
    ]


@pytest.mark.parametrize(
    ("option", "content", "message"),
    [
        ("--lexicon", "[title]\n", "settings:1: [title] is no list: [titles] may be meant"),
        ("--known-speakers", '{"id": "a"}\n', 'settings:1: "name" is missing'),
        ("--known-speakers", "[]\n", "settings:1: a JSON object is expected on each line, not a list"),
        ("--lexicon", None, "settings: cannot be read: No such file or directory"),
        ("--known-speakers", None, "settings: cannot be read: No such file or directory"),
    ],
)
@pytest.mark.parametrize("name", ["extract", "explain", "evaluate"])
def test_wrong_settings_are_wrong_usage(name, option, content, message, tmp_path, capsys):
    path = tmp_path / "settings"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert run([name, str(TINY), option, str(path)]) == 2
    out, err = capsys.readouterr()
    assert message in err
    assert out == ""


def test_evaluate_takes_a_lexicon(tmp_path, capsys):
    words = tmp_path / "desk.lexicon"
    words.write_text("".join(f"[cues]\n- {lemma}\n" for lemma in ("say", "tell")), encoding="utf-8")
    figures = []
    for options in ([], ["--lexicon", str(words)]):
        assert run(["evaluate", str(TINY), "--format", "json", *options]) == 0
        figures.append(json.loads(capsys.readouterr().out))
    assert figures[0] != figures[1]
