"""Coverage-guided fuzzing with atheris: ``python tests/fuzz/fuzz.py TARGET [options of libFuzzer]``."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]  # the checkout comes before an installed copy

with atheris.instrument_imports(include=["quoteattr"], enable_loader_override=False):
    import quoteattr
    from quoteattr.batch import Rejected
    from quoteattr.cli.readers import Article, Reader
    from quoteattr.records import parse_line

from test_extract import check_document  # noqa: E402  (imported where the path is set)

SCRATCH = Path(tempfile.mkdtemp(prefix="fuzz-"))


def fuzz_extract(data: bytes) -> None:
    """Any text has a document that holds what the model promises, and comes back from JSON as it was."""
    text = data.decode("utf-8", "surrogateescape")  # what is no UTF-8 becomes lone surrogates
    document = quoteattr.extract(text)
    check_document(document, text)
    assert quoteattr.Document.from_dict(json.loads(json.dumps(document.to_dict()))) == document
    assert all(quoteattr.explain(quote) for quote in document.quotes)


def fuzz_json(data: bytes) -> None:
    """What calls itself a document is one, which can be written again, or an `InputError` tells why not."""
    try:
        document = quoteattr.Document.from_dict(parse_line(data, "fuzz:1").data)
    except quoteattr.InputError:
        return
    assert quoteattr.Document.from_dict(json.loads(json.dumps(document.to_dict()))) == document
    document.to_rows()


NAMES = ("a.txt", "a.jsonl", "a.jsonl.gz", "a.txt.zst")


def fuzz_readers(data: bytes) -> None:
    """A file of any kind is articles and rejected ones, each with its place; no id comes twice."""
    kind, content = data[:1], data[1:]
    path = SCRATCH / NAMES[kind[0] % len(NAMES) if kind else 0]
    path.write_bytes(content)
    field = "body" if kind > b"\x7f" else None
    items = list(Reader(field, field and "url").read([str(path)]))
    ids = [item.id for item in items if isinstance(item, Article)]
    assert len(set(ids)) == len(ids)
    for item in items:
        assert item.file == str(path)
        if isinstance(item, Rejected):
            assert item.reason
            json.dumps(str(item))


TARGETS = {"extract": fuzz_extract, "json": fuzz_json, "readers": fuzz_readers}


def first_inputs(target: str, folder: Path) -> None:
    """What to start from: the corpus of the target, and the gold articles in the shape that it takes."""
    for path in sorted((HERE / "corpus").glob(f"{target}-*")):
        (folder / path.name).write_bytes(path.read_bytes())
    with open(HERE.parent / "gold" / "news.jsonl", encoding="utf-8") as file:
        texts = [json.loads(line)["text"][:600] for line in file]
    for i, text in enumerate(texts):
        document = json.dumps({"id": f"gold-{i}", **quoteattr.extract(text).to_dict()})
        file = f"1{document}\n{document}" if i % 2 else f"0{text}"  # of NAMES the second, or the first
        shapes = {"extract": text, "json": document, "readers": file}
        (folder / f"gold-{i}").write_bytes(shapes[target].encode("utf-8"))


def main() -> None:
    """Fuzz one target until libFuzzer's options say that it is enough, or until it fails."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: fuzz.py {{{'|'.join(TARGETS)}}} [options of libFuzzer]")
    program, target, *options = sys.argv
    if all(option.startswith("-") for option in options):  # no input to try again is named
        folder = Path(tempfile.mkdtemp(prefix="corpus-"))
        first_inputs(target, folder)
        options.append(str(folder))
    fixed = [f"-dict={HERE / 'dictionary.txt'}", "-timeout=60", "-rss_limit_mb=2000"]
    atheris.Setup([program, *fixed, *options], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
