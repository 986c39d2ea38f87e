"""The house has one direction: every module imports only from the rooms below it (ARCHITECTURE.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# From the ground up. A module may import from the floors below its own.
FLOORS = [
    {
        *("fold", "globs", "lalr", "limits", "numerals", "options", "paging", "parallel", "patience"),
        *("plugins", "rounding", "runs", "source", "writing"),
    },
    {"figure", "finding", "formats", "marks"},
    {"claim", "report", "stored"},
    {"diagnosis", "location", "readings", "soundness", "unseen"},
    {"headings", "labels", "period", "prose", "title"},
    {"cells", "shapes"},
    {"draft", "layout", "tables"},
    {"parser", "rule", "readers", "outline"},
    {"ledger", "selection", "verdict", "reporters", "rulings", "settings"},
    {"files", "judgement", "plan"},
    {"cache", "linter"},
    {"fixing", "review"},
    {"lsp"},
    {"cli", "__init__"},
    {"__main__"},
]
RULES_MAY_USE = {
    *("claim", "draft", "figure", "finding", "fold", "formats", "headings", "labels", "numerals"),
    *("options", "period", "prose", "report", "rounding", "rule", "source", "title"),
}
FLOOR = {name: level for level, names in enumerate(FLOORS) for name in names}


def _room(path: Path) -> str:
    parts = path.relative_to(ROOT / "govlint").with_suffix("").parts
    return parts[0]


def _imports(path: Path) -> set[str]:
    """The rooms of govlint that a module imports, "rules" for the rule modules, wherever in the file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "govlint":
            found |= {alias.name for alias in node.names}
        else:
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            found |= {name.split(".")[1] for name in names if name.startswith("govlint.")}
            found |= {"rules" for name in names if name.split(".")[0] == "govlint_rules"}
    return found


MODULES = sorted((ROOT / "govlint").rglob("*.py"))
RULE_MODULES = sorted((ROOT / "rules").rglob("*.py"))
SHARED = [path for path in RULE_MODULES if path.parent.name == "shared"]
FAMILIES = [path for path in RULE_MODULES if path.parent.name == "rules" and path.stem != "__init__"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_imports_point_down(path: Path) -> None:
    room = _room(path)
    used = _imports(path) - {room}
    assert "rules" not in used, "the engine knows no rule"
    assert used <= set(FLOOR), "a room that the plan does not show"
    assert {name for name in used if FLOOR[name] >= FLOOR[room]} == set()


@pytest.mark.parametrize("path", RULE_MODULES, ids=lambda path: path.stem)
def test_rules_use_only_what_rules_may_use(path: Path) -> None:
    assert _imports(path) - {"rules"} <= RULES_MAY_USE


@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.stem)
def test_what_families_share_knows_no_family(path: Path) -> None:
    own = {module.stem for module in SHARED}
    assert {module for level, module in _relative(path) if level == 1} <= own
    assert {level for level, _ in _relative(path)} <= {1}


@pytest.mark.parametrize("path", FAMILIES, ids=lambda path: path.stem)
def test_families_know_no_other_family(path: Path) -> None:
    own = {f"shared.{module.stem}" for module in SHARED}
    assert {module for _, module in _relative(path)} <= own


def _relative(path: Path) -> list[tuple[int, str]]:
    """What a module imports from beside it: from how many floors up, and what."""
    used = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom))
    return [(node.level, node.module or "") for node in used if node.level]


def test_the_plan_shows_every_room() -> None:
    assert {_room(path) for path in MODULES} == set(FLOOR)


def test_inside_a_room_imports_have_one_direction_too() -> None:
    modules = {_name(path): path for path in (*MODULES, *RULE_MODULES)}
    graph = {name: {*_used(name, path, {*modules})} & {*modules} - {name} for name, path in modules.items()}
    assert graph["govlint.prose.lists"] >= {"govlint.prose", "govlint.prose.belonging"}
    assert graph["rules.shares"] >= {"rules.shared.judging"}
    assert len([*TopologicalSorter(graph).static_order()]) == len(modules)  # CycleError where modules go round


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def _used(name: str, path: Path, modules: set[str]) -> Iterator[str]:
    """What a module imports when it runs: of a package the modules that it takes from it, else the package itself."""
    package = name if path.stem == "__init__" else name.rpartition(".")[0]
    tree = ast.parse(path.read_text("utf-8"))
    checking = (node for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test))
    idle = {each for node in checking for each in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node not in idle:
            base = ".".join(filter(None, (package if node.level else "", node.module)))
            names = (f"{base}.{alias.name}" for alias in node.names)
            yield from (each if each in modules else base for each in names)
        elif isinstance(node, ast.Import) and node not in idle:
            yield from (alias.name for alias in node.names)
