"""The lines that the design draws: who imports whom, what the core may need, what importing may do."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import attr
import attrs
import pytest
import regex

import quoteattr

PACKAGE = Path(quoteattr.__file__).parent

# What lies in a folder has its folder's row. A module imports from its own row (without a cycle) and from the rows
# above, never from below.
LAYERS = (
    {"model", "errors", "annotations", "package_data", "words"},
    {"records", "serialize", "rows", "lexicon", "weights", "clues", "confidence", "explain", "known_speakers"},
    {"text"},
    {"phrases"},
    {"cues", "parse"},
    {"scene"},
    {"attribution", "coref"},
    {"entities", "assemble"},
    {"extract"},
    {"batch", "workers"},
    {"__init__", "__main__", "cli", "spacy_component", "spark"},
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
# What does not stand in the rows may import just this.
ASIDE = {
    "evaluate": {"model", "errors", "records", "serialize"},
    "export": {"model", "errors", "serialize", "rows"},
    "backends": {"model", "errors", "annotations"},
}
INDEPENDENT = {("attribution", "coref"), ("coref", "attribution")}

CORE_NEEDS = {"attr", "attrs", "regex"}
EXTRA_NEEDS = {
    "backends": {"spacy", "stanza", "torch"},
    "spacy_component": {"spacy"},
    "cli": {"click", "pyarrow", "rich", "zstandard"},
    "export": {"jinja2", "lxml", "markupsafe", "pyarrow"},
    "spark": {"pyarrow", "pyspark"},
}
NEVER_IN_CORE = {"ftplib", "http", "pickle", "shelve", "smtplib", "socket", "ssl", "subprocess", "urllib"}


def row_of(path: Path) -> str:
    """The name in the tables above: the file's, or that of the folder it lies in."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def module_of(path: Path) -> str:
    """The dotted name that others import, "quoteattr.text.tokens"."""
    return ".".join(("quoteattr", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def imports(tree: ast.AST, path: Path) -> set[str]:
    """Absolute names of what ``tree`` imports; of ``from a import b`` both "a" and "a.b", which may be a module."""
    package = ("quoteattr", *path.relative_to(PACKAGE).parent.parts)
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            source = ".".join((*base, *([node.module] if node.module else [])))
            found |= {source, *(f"{source}.{alias.name}" for alias in node.names)}
    return found


def at_import_time(tree: ast.Module, path: Path) -> set[str]:
    """What importing the module loads: not what stands inside functions or under ``if TYPE_CHECKING``."""

    class Strip(ast.NodeTransformer):
        def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
            return None

        def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
            return None

        def visit_If(self, node: ast.If) -> ast.AST | None:
            return None if ast.unparse(node.test).endswith("TYPE_CHECKING") else self.generic_visit(node)

    return imports(Strip().visit(tree), path)


def own(names: set[str]) -> set[str]:
    return {name.split(".")[1] for name in names if name.startswith("quoteattr.")}


def foreign(names: set[str]) -> set[str]:
    return {name.split(".")[0] for name in names} - {"quoteattr"} - set(sys.stdlib_module_names)


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    row = row_of(path)
    others = own(at_import_time(ast.parse(path.read_text("utf-8")), path)) - {row}
    if row in ASIDE:
        assert others <= ASIDE[row]
        return
    assert row in RANK, f"{row} has no place in LAYERS yet"
    for other in others:
        if other in RANK:
            assert RANK[other] <= RANK[row], f"{row} imports {other}, which stands below it"
            assert (row, other) not in INDEPENDENT
        elif other in ASIDE:
            assert RANK[row] >= RANK["__init__"], f"{row} imports {other}"


def test_no_import_cycles() -> None:
    modules = {module_of(path): path for path in FILES}
    graph = {}
    for module, path in modules.items():
        graph[module] = at_import_time(ast.parse(path.read_text("utf-8")), path) & modules.keys() - {module}
    assert graph["quoteattr.text.tokens"] > {"quoteattr.text.word_tags"}  # names are found
    while graph:
        leaves = {module for module, needs in graph.items() if not needs & graph.keys()}
        assert leaves, f"these import each other: {sorted(graph)}"
        graph = {module: needs for module, needs in graph.items() if module not in leaves}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_core_needs_attrs_and_regex_alone(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    row = row_of(path)
    assert foreign(imports(tree, path)) <= CORE_NEEDS | EXTRA_NEEDS.get(row, set())
    if row != "cli":
        assert not {name.split(".")[0] for name in imports(tree, path)} & NEVER_IN_CORE


def run_isolated(tmp_path: Path, code: str) -> str:
    """Run ``code`` where nothing but the standard library, attrs, regex and quoteattr can be imported."""
    for package in (attr, attrs, regex, quoteattr):
        folder = Path(str(package.__file__)).parent
        (tmp_path / folder.name).symlink_to(folder)
    code = f"import sys; sys.path.append({str(tmp_path)!r})\n{code}"
    done = subprocess.run([sys.executable, "-I", "-S", "-B", "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_runs_with_attrs_and_regex_only(tmp_path: Path) -> None:
    code = "import quoteattr; print(quoteattr.extract('“We will pay,” said Ana Lopes.').quotes[0].text)"
    assert run_isolated(tmp_path, code) == "We will pay,\n"


def test_import_and_extract_touch_neither_network_nor_files(tmp_path: Path) -> None:
    code = """
def watch(event, args):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib.")):
        raise RuntimeError(f"{event} {args}")
    if event == "open" and (set(args[1] or "") & set("wax+") or (args[2] or 0) & 0o3):
        raise RuntimeError(f"opens {args[0]} for writing")
    if event in {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate"}:
        raise RuntimeError(f"{event} {args}")
sys.addaudithook(watch)
import quoteattr
quoteattr.extract("“We will pay,” said Ana Lopes.")
"""
    assert run_isolated(tmp_path, code) == ""


def test_importing_loads_nothing_optional() -> None:
    optional = {"click", "lxml", "numpy", "pyarrow", "pyspark", "rich", "socket"}
    code = f"import quoteattr, sys; print(sorted({optional} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PACKAGE.parent, check=True)
    assert done.stdout.strip() == "[]"


def test_public_names_are_sorted_and_exist() -> None:
    assert list(quoteattr.__all__) == sorted(quoteattr.__all__)
    for name in quoteattr.__all__:
        assert getattr(quoteattr, name) is not None
