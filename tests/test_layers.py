"""Imports run one way: read from the source, whether at the top of a file or inside a function."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# A module imports from the rows above its own; a package counts as one name.
RANKS = (
    ("values", "registry", "markup"),
    ("tables", "weights", "recipes", "shares"),
    ("text", "data", "plots", "receipt", "standings", "calibration", "intervals", "findings"),
    ("forgetting",),
    ("model_plots",),
    ("models", "vectors", "studies"),
    ("artifacts",),
    ("inference",),
    ("embeddings", "solving"),
    ("batch", "training", "attribution"),
    ("trust",),
    ("evaluation", "studying"),
    ("comparison", "making"),
    ("printing",),
    ("takeaway",),
    ("cli",),
    ("__main__", "ui"),
    ("pages", "app"),
)
RANK = {name: rank for rank, names in enumerate(RANKS) for name in names}

SERVING = ("artifacts", "studies", "inference", "attribution", "trust", "comparison")
MAKING = ("data", "solving", "training", "evaluation", "calibration", "studying", "making")

FILES = sorted([*(ROOT / "textcls").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"])
PACKAGES = sorted(path.parent.name for path in (ROOT / "textcls").glob("*/__init__.py"))
MODULES = {path: ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in FILES}


def imported(path: Path) -> set[str]:
    """The full names of everything a file imports; from a package, of the module meant there."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names |= {_module(node.module, alias.name) for alias in node.names}
    return names


def _module(package: str, name: str) -> str:
    place = ROOT.joinpath(*package.split("."), name)
    return f"{package}.{name}" if place.with_suffix(".py").is_file() or place.is_dir() else package


def unit(module: str) -> str:
    """The name in the table of ranks: `textcls.ui.frame` is `ui`, `pages.1_Classify` is `pages`."""
    parts = module.removesuffix(".__init__").split(".")
    return parts[1] if parts[0] == "textcls" and len(parts) > 1 else parts[0]


def of_ours(names: set[str]) -> set[str]:
    return {name for name in names if name.split(".")[0] == "textcls" and name != "textcls"}


def test_every_module_has_a_rank():
    names = {unit(module) for module in MODULES.values()} - {"textcls"}
    assert names <= RANK.keys()


@pytest.mark.parametrize("path", FILES, ids=MODULES.get)
def test_a_module_imports_only_from_ranks_above_its_own_in_the_table(path):
    own = unit(MODULES[path])
    others = {unit(name) for name in of_ours(imported(path))} - {own}
    assert not [name for name in others if RANK[name] >= RANK.get(own, 0)]


@pytest.mark.parametrize("package", PACKAGES)
def test_the_modules_of_a_package_import_each_other_without_a_circle(package):
    inside = {}
    for path in (ROOT / "textcls" / package).glob("*.py"):
        module = MODULES[path].removesuffix(".__init__")
        names = of_ours(imported(path)) - {module}
        inside[module] = {name for name in names if unit(name) == package}
    while leaves := {module for module, names in inside.items() if not names & inside.keys()}:
        inside = {module: names for module, names in inside.items() if module not in leaves}
    assert not inside


def test_serving_imports_nothing_of_making():
    files = [path for path in FILES if unit(MODULES[path]) in SERVING]
    names = {unit(name) for path in files for name in of_ours(imported(path))}
    assert files
    assert not names & set(MAKING)


def test_only_the_pages_know_streamlit():
    files = {path for path in FILES if "streamlit" in {n.split(".")[0] for n in imported(path)}}
    assert {unit(MODULES[path]) for path in files} <= {"ui", "pages", "app"}


def loaded_by(*modules: str) -> set[str]:
    """The top-level packages in memory after importing these in a fresh interpreter."""
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {name.split(".")[0] for name in done.stdout.split()}


def test_the_light_modules_load_nothing_heavy():
    light = ("textcls", "textcls.data", "textcls.text", "textcls.values", "textcls.recipes")
    heavy = {"torch", "numpy", "pandas", "datasets", "sklearn", "streamlit", "plotly"}
    assert not loaded_by(*light) & heavy


def test_the_command_line_starts_without_torch():
    assert "torch" not in loaded_by("textcls.cli")


def test_serving_loads_nothing_that_only_making_needs():
    loaded = loaded_by("textcls.artifacts", "textcls.inference", "textcls.attribution")
    assert "torch" in loaded
    heavy = {"gensim", "datasets", "nltk", "sklearn", "scipy", "pandas", "captum", "streamlit"}
    assert not loaded & heavy
