"""What the command does with what is no article: one message that names place and remedy, and the others come out."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

pytest.importorskip("click", reason="the command line needs the extra cli")
pytest.importorskip("rich", reason="the command line needs the extra cli")

import quoteattr
from quoteattr.cli.app import run
from quoteattr.cli.streams import LARGEST, MOST_BYTES

HOME = Path(quoteattr.__file__).parents[1]
GOOD = "“We will rebuild,” said Mayor Amina Diallo."
LINE = json.dumps({"id": "good", "text": GOOD}).encode() + b"\n"

# name, content, line, what the reason begins with, how many good articles the file itself holds
REJECTED = [
    ("latin1.txt", "“Caf\xe9,” she said.".encode("cp1252"), 1, "not valid UTF-8 (byte 0): convert it first", 0),
    ("cut.txt", b"\xff\xfea", 1, "not valid UTF-16", 0),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0", None, "holds NUL characters, so it is no text file", 0),
    ("program.txt", b"\x7fELF\1\1\1\0\0", None, "holds NUL characters, so it is no text file", 0),
    ("page.html", f"\n<!DOCTYPE html>\n<p>{GOOD}</p>".encode(), None, "is a page or feed in HTML or XML: take the", 0),
    ("page.txt", f"<html lang=en><p>{GOOD}".encode(), None, "is a page or feed in HTML or XML: take the", 0),
    ("feed.xml", f"<?xml version='1.0'?><rss>{GOOD}</rss>".encode("utf-16"), None, "is a page or feed in HTML", 0),
    ("feed.rss", f"<rss><item>{GOOD}</item></rss>".encode(), None, "is a page or feed in HTML or XML: take the", 0),
    ("entities.txt", b"&ldquo;No,&rdquo; said Li Na.", None, "has its quotation marks as HTML entities", 0),
    ("entities.jsonl", b'{"text": "&quot;No,&quot; said Li Na."}\n' + LINE, 1, "has its quotation marks as HTML", 1),
    (
        "twice-encoded.txt",
        GOOD.encode().decode("cp1252", "ignore").encode(),
        None,
        "was decoded wrongly (â€œ stands",
        0,
    ),
    ("lines.txt", LINE + LINE, None, "is JSON: write one article a line into a .jsonl file", 0),
    ("array.json", json.dumps([{"text": GOOD}], indent=2).encode(), None, "is JSON: write one article a line", 0),
    ("broken.txt.gz", gzip.compress(b"x" * 9)[:-6], None, "cannot be decompressed (", 0),
    ("broken.jsonl.gz", gzip.compress(LINE, mtime=0)[:-4], 2, "cannot be decompressed (", 1),
    ("damaged.gz", b"\x1f\x8bnot gzip", None, "cannot be decompressed (", 0),
    ("large.txt", b"so " * (MOST_BYTES // 3 + 1), None, "has more than 20,000,000 bytes", 0),
    ("long.txt", b"so " * (LARGEST // 3 + 1), None, "has 5,000,001 characters, more than an article may have", 0),
    ("bomb.txt.gz", gzip.compress(b"so " * (MOST_BYTES // 3 + 1)), None, "has more than 20,000,000 bytes", 0),
    ("large.jsonl", b'{"text": "' + b"so " * (MOST_BYTES // 3) + b'"}\n' + LINE, 1, "has more than 20,000,000", 1),
    ("long.jsonl", b'{"text": "' + b"so " * (LARGEST // 3 + 1) + b'"}\n' + LINE, 1, "has 5,000,001 characters", 1),
    ("cut.jsonl", LINE + b'{"text": "We w', 2, "not valid JSON (Unterminated string", 1),
    ("latin1.jsonl", b'{"text": "\x93No\x94"}\n' + LINE, 1, "not valid UTF-8 (byte 11 of the line)", 1),
    ("utf16.jsonl", LINE.decode().encode("utf-16") + b"\0\xd8x\0", 2, "not valid JSON", 1),
    ("list.jsonl", b"[]\n" + LINE, 1, "a JSON object is expected on each line, not a list", 1),
    ("field.jsonl", b'{"body": "No."}\n' + LINE, 1, 'no field "text" (fields: body): name the article', 1),
    ("null.jsonl", b'{"text": null}\n' + LINE, 1, '"text" must be a string, not null', 1),
    ("twice.jsonl", LINE + LINE, 2, 'the id "good" was already used by ', 1),
    ("no.parquet", b"PAR1 is not enough", None, "cannot be read as Parquet: ", 0),
]
ACCEPTED = [
    ("empty.txt", b"", 1),
    ("blank.txt", b" \n\t\r\n", 1),
    ("empty.jsonl", b"", 0),
    ("blank.jsonl", b"\n \n", 0),
    ("tags.txt", f"<p>{GOOD}</p>".encode(), 1),
    ("brackets.txt", f"[{{update}}] {GOOD}".encode(), 1),
    ("entity.txt", f"Write &ldquo; for a mark. {GOOD}".encode(), 1),
    ("controls.txt", "“We \x1b[2J\x07 \u202ewill,” said Li Na.".encode(), 1),
    ("utf16.txt", GOOD.encode("utf-16"), 1),
    ("utf16.jsonl", LINE.decode().encode("utf-16"), 1),
    ("surrogates.jsonl", b'{"text": "\\ud83d \\u0000 \\u202e"}', 1),
    ("text.txt.gz", gzip.compress(GOOD.encode()), 1),
    ("any name", gzip.compress(GOOD.encode()), 1),
    ("lines.jsonl.gz", gzip.compress(LINE) + gzip.compress(b'{"text": ""}'), 2),
]


@pytest.fixture
def good(tmp_path: Path) -> str:
    path = tmp_path / "good" / "fine.txt"
    path.parent.mkdir()
    path.write_text(GOOD, encoding="utf-8")
    return str(path)


def extracted(capsys: pytest.CaptureFixture[str]) -> tuple[list[str], str]:
    """The ids that came out, and what was said."""
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return [json.loads(line)["id"] for line in out.split("\n")[:-1]], err


@pytest.mark.parametrize(("name", "data", "line", "reason", "count"), REJECTED, ids=[case[0] for case in REJECTED])
def test_rejected_with_place_and_reason(name, data, line, reason, count, good, tmp_path, capsys):
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow")
    bad, rejected = tmp_path / name, tmp_path / "rejected.jsonl"
    bad.write_bytes(data)
    place = str(bad) if line is None else f"{bad}:{line}"
    assert run(["extract", str(bad), good, "--format", "jsonl"]) == 1
    ids, err = extracted(capsys)
    assert len(ids) == count + 1
    assert ids[-1] == good
    assert err.startswith(f"quoteattr: {place}: {reason}")
    assert err.count("\n") == 1
    assert run(["extract", str(bad), good, "--format", "jsonl", "--rejected", str(rejected)]) == 1
    assert extracted(capsys) == (ids, f"quoteattr: 1 rejected, see {rejected}\n")
    (row,) = map(json.loads, rejected.read_text("utf-8").splitlines())
    assert (row["file"], row["line"]) == (str(bad), line)
    assert row["reason"].startswith(reason)


@pytest.mark.parametrize(("name", "data", "count"), ACCEPTED, ids=[case[0] for case in ACCEPTED])
def test_odd_but_readable(name, data, count, good, tmp_path, capsys):
    path, rejected = tmp_path / name, tmp_path / "rejected.jsonl"
    path.write_bytes(data)
    assert run(["extract", str(path), good, "--format", "jsonl", "--rejected", str(rejected)]) == 0
    ids, err = extracted(capsys)
    assert (len(ids), err, rejected.read_bytes()) == (count + 1, "", b"")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.txt", "there is no such file: check the path"),
        ("missing.parquet", "there is no such file: check the path"),
        ("good/fine.txt/inside", "cannot be read: Not a directory"),
        ("n" * 300, "cannot be read: File name too long"),
        ("empty", "no .txt, JSONL or Parquet file in this folder"),
    ],
)
def test_what_is_no_file(name, reason, good, tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    assert run(["extract", str(tmp_path / name), good, "--format", "jsonl"]) == 1
    ids, err = extracted(capsys)
    assert ids == [good]
    assert f": {reason}" in err


@pytest.mark.parametrize(
    ("data", "args", "reason"),
    [
        (b"caf\xe9", [], "stdin:1: not valid UTF-8 (byte 3)"),
        (b"\x7fELF\0", [], "stdin: holds NUL characters"),
        (LINE, [], "stdin: is JSON: write one article a line into a .jsonl file, or on stdin name the article's field"),
        (b"{", ["--text-field", "text"], "stdin:1: not valid JSON"),
        (b"\x1f\x8b", [], "stdin: cannot be decompressed"),
    ],
)
def test_stdin(data, args, reason, good, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run(["extract", "-", good, "--format", "jsonl", *args]) == 1
    ids, err = extracted(capsys)
    assert ids == [good]
    assert reason in err


AS_NOBODY = """
import json, os, sys
import quoteattr
from quoteattr.cli.app import run
run(["extract", sys.argv[1], "--format", "jsonl", "--output", os.devnull])  # loads what later cannot be read
os.setgroups([]), os.setgid(65534), os.setuid(65534)
sys.exit(run(["extract", "--format", "jsonl", *sys.argv[1:]]))
"""


@pytest.fixture
def open_folder():
    """A folder that every user may enter; that of pytest belongs to who runs it alone."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can become another user")
def test_no_permission(good, open_folder):
    secret, closed = open_folder / "secret.txt", open_folder / "folder" / "closed"
    good = shutil.copy(good, open_folder)
    secret.write_text(GOOD, encoding="utf-8")
    closed.mkdir(parents=True)
    secret.chmod(0o600)
    closed.chmod(0o700)

    def as_nobody(*args: str) -> tuple[int, list[str], str]:
        code = [sys.executable, "-c", AS_NOBODY, good, *args]
        done = subprocess.run(code, cwd=HOME, capture_output=True, encoding="utf-8")
        return done.returncode, [json.loads(line)["id"] for line in done.stdout.splitlines()], done.stderr

    reasons = f"quoteattr: {secret}: cannot be read: Permission denied\n"
    reasons += f"quoteattr: {closed}: cannot be read: Permission denied\n"
    assert as_nobody(str(secret), str(closed.parent)) == (1, [good], reasons)
    for option in ("--output", "--rejected"):
        path = str(closed / "out.jsonl")
        assert as_nobody(option, path) == (1, [], f"quoteattr: {path}: Permission denied\n")


def command(*args: str, **options: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "quoteattr", *args], cwd=HOME, stderr=subprocess.PIPE, **options)


@pytest.fixture
def many(tmp_path: Path) -> str:
    path = tmp_path / "many.jsonl"
    path.write_text(json.dumps({"text": GOOD * 20}) + "\n", encoding="utf-8")
    path.write_bytes(path.read_bytes() * 3000)
    return str(path)


@pytest.mark.skipif(os.name != "posix", reason="groups of processes are of POSIX")
@pytest.mark.parametrize("more", [[], ["--output", "out.json", "--format", "json"]])
def test_ctrl_c_ends_quietly_with_workers(many, tmp_path, more):
    more = [str(tmp_path / arg) if arg == "out.json" else arg for arg in more]
    args = ["extract", many, "--format", "jsonl", "--workers", "2", *more]
    with command(*args, stdout=subprocess.PIPE, start_new_session=True) as process:
        if more:
            until(lambda: list(tmp_path.glob("*.part")))
        else:
            process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr.read().strip() == b""
    assert process.returncode == 130
    assert not list(tmp_path.glob("out*"))


def test_a_closed_pipe_is_no_error_with_workers(many):
    with command("extract", many, "--format", "jsonl", "--workers", "2", stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def until(condition) -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    pytest.fail("it did not happen within thirty seconds")


LITTLE_ROOM = """
import resource, signal, sys
from quoteattr.cli.app import run
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="limits on files are of POSIX")
@pytest.mark.parametrize("format_", ["jsonl", "json"])
def test_no_room_for_the_output(many, tmp_path, format_):
    """As on a full disk; when there is room again, the same command goes on, and its result is that of one run."""
    path = tmp_path / "out"
    args = ["extract", many, "--format", format_, "--output", str(path)]
    done = subprocess.run([sys.executable, "-c", LITTLE_ROOM, *args], cwd=HOME, capture_output=True)
    assert (done.returncode, done.stderr.decode()) == (1, f"quoteattr: {path}: File too large\n")
    assert path.exists() == (format_ == "jsonl")
    assert not Path(f"{path}.part").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_device_is_one_message(good, capsys):
    assert run(["extract", good, "--format", "jsonl", "--output", "/dev/full"]) == 1
    assert capsys.readouterr().err == "quoteattr: /dev/full: No space left on device\n"


@pytest.mark.parametrize(
    ("module", "name", "extra"), [("zstandard", "a.txt.zst", "zstd"), ("pyarrow", "a.parquet", "arrow")]
)
def test_an_absent_package_is_told_with_its_extra(module, name, extra, good, tmp_path, monkeypatch, capsys):
    (tmp_path / name).write_bytes(b"\x28\xb5\x2f\xfd")
    monkeypatch.setitem(sys.modules, module, None)
    assert run(["extract", str(tmp_path / name), good, "--format", "jsonl"]) == 1
    ids, err = extracted(capsys)
    assert ids == [good]
    assert f'{name}: this needs {module}, which is not installed: pip install "quoteattr[{extra}]"' in err
