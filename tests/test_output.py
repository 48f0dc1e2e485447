"""Long runs: results in a file that survives a kill, inputs by the hundred thousand, and how far it is."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("click", reason="the command line needs the extra cli")
pytest.importorskip("rich", reason="the command line needs the extra cli")

import quoteattr
from quoteattr.cli.app import run
from quoteattr.cli.readers import Article, Reader, Rejected, size_of
from quoteattr.export import find_format

HOME = Path(quoteattr.__file__).parents[1]
TEXTS = [f"“We will rebuild pier {number},” said Mayor Amina Diallo." for number in range(40)]


@pytest.fixture
def archive(tmp_path: Path) -> str:
    """Forty articles and, among them, two that are rejected."""
    lines = [json.dumps({"id": f"pier-{i}", "text": text}) for i, text in enumerate(TEXTS)]
    lines[10:10] = ["{", json.dumps({"id": "no-text"})]
    path = tmp_path / "archive.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def ids(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()]


def reasons(path: Path) -> list[tuple[int, str]]:
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return [(row["line"], row["reason"].split(" (")[0]) for row in rows]


@pytest.fixture
def whole(archive: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> bytes:
    """The output of one run."""
    path = tmp_path / "whole.jsonl"
    assert run(["extract", archive, "--format", "jsonl", "--output", str(path), "--rejected", os.devnull]) == 1
    assert ids(path) == [f"pier-{i}" for i in range(40)]
    capsys.readouterr()
    return path.read_bytes()


def test_the_file_holds_what_stdout_would(whole, archive, capsys):
    run(["extract", archive, "--format", "jsonl"])
    assert capsys.readouterr().out.encode() == whole


def test_workers_change_nothing(whole, archive, tmp_path):
    path = tmp_path / "out.jsonl"
    assert run(["extract", archive, "--format", "jsonl", "--output", str(path), "--workers", "2"]) == 1
    assert path.read_bytes() == whole


@pytest.mark.parametrize("format_", ["table", "json"])
def test_workers_change_nothing_in_other_formats(format_, archive, capsys):
    outputs = []
    for workers in "12":
        run(["extract", archive, "--format", format_, "--workers", workers])
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    assert "Amina Diallo" in outputs[0]


def test_a_run_goes_on_wherever_it_was_cut(whole, archive, tmp_path):
    """After no line, some lines, all; within a line; within a character."""
    path, rejected = tmp_path / "out.jsonl", tmp_path / "rejected.jsonl"
    second = whole.index(b"\n") + 1
    for cut in (0, 1, 7, 8, 60, second - 1, second, second + 70, len(whole) // 2, len(whole) - 1, len(whole)):
        path.write_bytes(whole[:cut])
        assert run(["extract", archive, "--format", "jsonl", "--output", str(path), "--rejected", str(rejected)]) == 1
        assert path.read_bytes() == whole
        assert reasons(rejected) == [(11, "not valid JSON"), (12, 'no field "text"')]


def test_a_run_goes_on_with_what_came_since(whole, archive, tmp_path):
    path = tmp_path / "whole.jsonl"
    with open(archive, "a", encoding="utf-8") as file:
        file.write("\n" + json.dumps({"id": "new", "text": "Rain."}) + "\n")
    assert run(["extract", archive, "--format", "jsonl", "--output", str(path)]) == 1
    assert path.read_bytes().startswith(whole)
    assert ids(path)[-2:] == ["pier-39", "new"]


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_killed_run_loses_and_doubles_nothing(workers, tmp_path):
    """Killed again and again, each time when it has got a little further."""
    archive, path = tmp_path / "archive.jsonl", tmp_path / "out.jsonl"
    count = 300
    with open(archive, "w", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": str(i), "text": f"{TEXTS[i % 40]} " * 5}) + "\n" for i in range(count))
    args = [sys.executable, "-m", "quoteattr", "extract", str(archive), "--format", "jsonl"]
    args += ["--output", str(path), "--workers", workers]
    kills = 0
    for wanted in (1, 60, 150):
        with subprocess.Popen(args, cwd=HOME) as process:
            while process.poll() is None and (not path.exists() or path.read_bytes().count(b"\n") < wanted):
                time.sleep(0.01)
            process.send_signal(signal.SIGKILL)
        kills += process.returncode == -signal.SIGKILL
        assert path.read_bytes().count(b"\n") >= wanted
    assert kills >= 1
    assert subprocess.run(args, cwd=HOME).returncode == 0
    assert ids(path) == [str(i) for i in range(count)]


@pytest.mark.parametrize(
    "content",
    [
        '[{"id": "x"}]\n',
        '{"id": "x", "text": "an article, no result"}\n',
        '{"format": "quoteattr", "id": "x"}',
        "who   said\n",
        "my notes, the last line without its end",
        '{"format": "quoteattr", "version": 1}\n',
        "\0\0\0\0",
    ],
)
def test_what_we_did_not_write_is_left_alone(content, archive, tmp_path, capsys):
    path = tmp_path / "out.jsonl"
    path.write_text(content, encoding="utf-8")
    assert run(["extract", archive, "--format", "jsonl", "--output", str(path)]) == 1
    out, err = capsys.readouterr()
    assert (out, path.read_text("utf-8")) == ("", content)
    assert err.startswith(f"quoteattr: {path}:1: ")
    assert err.endswith("; only the output of the same command can be gone on with: name another file\n")


def test_other_formats_replace_the_file_when_all_is_done(archive, tmp_path):
    path = tmp_path / "out.json"
    path.write_text("old", encoding="utf-8")
    for _ in range(2):
        assert run(["extract", archive, "--format", "json", "--output", str(path)]) == 1
        assert len(json.loads(path.read_text("utf-8"))) == 40
    assert sorted(os.listdir(tmp_path)) == ["archive.jsonl", "out.json"]


def test_a_named_pipe_is_written_to(archive):
    args = f"'{sys.executable}' -m quoteattr extract '{archive}' --format jsonl --output /dev/stdout | wc -l"
    done = subprocess.run(["bash", "-c", args], cwd=HOME, capture_output=True, text=True)
    assert done.stdout.strip() == "40"


@pytest.mark.parametrize("format", ["csv", "parquet", "web-annotation", "schema-org", "tei"])
def test_a_pipe_and_a_file_get_the_same_bytes(format, archive, tmp_path):
    if format in ("parquet", "tei"):
        pytest.importorskip({"parquet": "pyarrow", "tei": "lxml"}[format])
    whole = io.BytesIO()
    find_format(format).write([(f"pier-{number}", quoteattr.extract(text)) for number, text in enumerate(TEXTS)], whole)
    assert piped(archive, format) == whole.getvalue()
    assert run(["extract", archive, "--format", format, "--output", str(tmp_path / "out")]) == 1  # two are rejected
    assert (tmp_path / "out").read_bytes() == whole.getvalue()


def test_an_archive_goes_through_a_pipe(archive):
    with zipfile.ZipFile(io.BytesIO(piped(archive, "brat"))) as files:
        assert files.testzip() is None
        assert files.read("pier-7.txt").decode() == TEXTS[7]
        assert len(files.namelist()) == 1 + 2 * len(TEXTS)


def piped(archive: str, format: str) -> bytes:
    args = [sys.executable, "-m", "quoteattr", "extract", archive, "--format", format]
    return subprocess.run(args, cwd=HOME, capture_output=True).stdout


@pytest.mark.parametrize("format", ["parquet", "brat"])
def test_what_is_not_for_the_screen_is_not_shown_there(format, archive, monkeypatch, capsys):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run(["extract", archive, "--format", format]) == 2
    out, err = capsys.readouterr()
    assert (out, f"{format} is not for the screen" in err) == ("", True)


def test_a_report_is_not_shown_on_the_screen(archive, monkeypatch, capsys):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run(["report", archive]) == 2
    out, err = capsys.readouterr()
    assert (out, "with -o PAGE.html" in err) == ("", True)


@pytest.mark.parametrize(
    ("name", "args", "begins"),
    [
        ("quotes.json", [], b"[{\n"),
        ("QUOTES.JSONL", [], b'{"id": "pier-0"'),
        ("quotes.csv", [], b"\xef\xbb\xbfarticle,id"),
        ("quotes.txt", [], b"pier-0: 1 quote by 1 speaker\n"),
        ("quotes", [], b"pier-0: 1 quote by 1 speaker\n"),
        ("quotes.csv", ["--format", "jsonl"], b'{"id": "pier-0"'),
    ],
)
def test_the_name_of_the_file_tells_the_format_where_nobody_else_does(name, args, begins, archive, tmp_path):
    assert run(["extract", archive, "-o", str(tmp_path / name), *args]) == 1  # two are rejected
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize("name", ["quotes.csv", "quotes.jsonl"])
def test_a_folder_that_is_not_there_is_told_by_the_name_that_was_given(name, archive, tmp_path, capsys):
    path = tmp_path / "absent" / name
    assert run(["extract", archive, "-o", str(path)]) == 1
    assert capsys.readouterr().err == f"quoteattr: {path}: No such file or directory\n"


@pytest.mark.parametrize("option", ["--output", "--rejected"])
@pytest.mark.parametrize(
    ("path", "refused"),
    [
        ("desk/a.txt", True),
        ("desk/../desk/a.txt", True),
        ("desk/link.txt", True),
        ("folder/b.txt", True),
        ("folder/new.jsonl", True),
        ("folder/below/new.txt", True),
        ("folder/new.csv", False),
        ("folder/.new.jsonl", False),
        ("desk/new.txt", False),
    ],
)
def test_what_is_read_is_never_written(option, path, refused, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name in ("desk/a.txt", "folder/b.txt", "folder/below/c.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(TEXTS[0], encoding="utf-8")
    Path("desk/link.txt").symlink_to("a.txt")
    assert run(["extract", "desk/a.txt", "folder", option, path]) == (2 if refused else 0)
    assert (f"{path} is read here, so it cannot be written" in capsys.readouterr().err) == refused
    assert [Path(name).read_text("utf-8") for name in ("desk/a.txt", "folder/b.txt")] == TEXTS[:1] * 2


# the bar


def on_terminal(*args: str, stdout: int | None = None) -> str:
    """What the command says where stderr is a terminal, and stdout too unless it is given."""
    pty = pytest.importorskip("pty", reason="terminals are of POSIX")
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(
        [sys.executable, "-m", "quoteattr", *args], cwd=HOME, env=environment, stdout=stdout or theirs, stderr=theirs
    ):
        os.close(theirs)
        said = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # so Linux tells the end
                piece = b""
            if not piece:
                break
            said += piece
    os.close(ours)
    return said.decode()


def test_a_bar_tells_count_rate_and_time_left(archive):
    said = on_terminal("extract", archive, "--format", "jsonl", "--workers", "2", stdout=subprocess.DEVNULL)
    assert "42 articles" in said
    assert "100%" in said
    assert " a second" in said
    assert "archive.jsonl:11: not valid JSON" in said


def test_no_bar_where_the_results_go_to_the_terminal_or_nobody_looks(archive, tmp_path, capsys):
    said = on_terminal("extract", archive)
    assert "Amina Diallo" in said
    assert " articles" not in said
    run(["extract", archive, "--format", "jsonl", "--output", str(tmp_path / "out.jsonl")])
    assert capsys.readouterr().err.count("\n") == 2  # the two that were rejected


# compressed and columnar


def test_parquet_is_read_row_by_row(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = str(tmp_path / "archive.parquet")
    table = pyarrow.table({"n": [1, 2, 3], "body": [TEXTS[0], None, "Rain."], "at": [[1], [2], [3]]})
    parquet.write_table(table, path, row_group_size=2)
    read = 0

    def advance(size: int) -> None:
        nonlocal read
        read += size

    items = list(Reader("body", "n", advance).read([path]))
    assert items == [
        Article("1", TEXTS[0], path, 1),
        Rejected('"body" must be a string, not null', path, 2),
        Article("3", "Rain.", path, 3),
    ]
    assert read == os.path.getsize(path) == size_of([path])
    assert [item.id for item in Reader("body").read([path]) if isinstance(item, Article)] == [f"{path}:1", f"{path}:3"]
    (rejected,) = Reader().read([path])
    assert str(rejected) == (
        f'{path}: no column "text" (columns: n, body, at): name the article\'s column by --text-field'
    )


def test_parquet_with_damage_inside_gives_what_comes_before(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "archive.parquet"
    table = pyarrow.table({"text": [f"{text} {os.urandom(500).hex()}" for text in TEXTS * 10]})
    parquet.write_table(table, path, row_group_size=50, use_dictionary=False)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 5000] = b"\xff" * 5000
    path.write_bytes(data)
    *articles, rejected = Reader().read([str(path)])
    assert 64 <= len(articles) < 400
    assert isinstance(rejected, Rejected)
    assert rejected.line == len(articles) + 1


def test_zstandard_in_several_frames_and_cut_short(tmp_path):
    zstandard = pytest.importorskip("zstandard")
    line = json.dumps({"text": TEXTS[0]}).encode() + b"\n"
    frames = zstandard.compress(line * 500) + zstandard.compress(line)
    path = tmp_path / "archive.jsonl.zst"
    path.write_bytes(frames)
    items = list(Reader().read([str(path)]))
    assert [item.text for item in items] == TEXTS[:1] * 501
    path.write_bytes(frames[:-3])
    *articles, rejected = Reader().read([str(path)])
    assert len(articles) == 500
    assert str(rejected) == (f"{path}:501: cannot be decompressed (the end is missing): it is damaged or was cut short")


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_the_bytes_read_add_up(archive, tmp_path, suffix):
    path = str(tmp_path / f"copy.jsonl{suffix}")
    data = Path(archive).read_bytes()
    Path(path).write_bytes(gzip.compress(data) if suffix else data)
    steps: list[int] = []
    list(Reader(advance=steps.append).read([path, str(tmp_path / "missing.txt")]))
    assert sum(steps) == os.path.getsize(path) == size_of([path])
    assert size_of([path, str(tmp_path / "missing.txt")]) is None
    assert size_of([str(tmp_path)]) == sum(file.stat().st_size for file in tmp_path.iterdir())
