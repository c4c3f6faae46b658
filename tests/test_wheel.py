"""The built wheel, installed alone in an empty environment, does its work: forms, checks and example come with it."""

from __future__ import annotations

import ast
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "-w",
        str(folder),
        str(ROOT),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("imrassist-*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that holds this wheel, and otherwise only what it depends on."""
    home = tmp_path_factory.mktemp("alone") / "env"
    venv.create(home, with_pip=False)
    inside = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    command = [sys.executable, "-m", "pip", "--python", str(inside), "install", "--no-deps", "--no-index", str(wheel)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr
    # The dependencies are lent from the environment that runs the tests, so that no network is needed. Only its
    # folder is named, so a checkout installed there for editing stays out of sight.
    (packages,) = home.glob("Lib/site-packages" if sys.platform == "win32" else "lib/python*/site-packages")
    (packages / "lent.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    return inside


def run(python: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs the installed program in `folder`, with next to nothing in its environment."""
    env = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "IMRASSIST_STATE_DIR": str(folder / "state")}
    return subprocess.run(
        [python, *arguments],
        cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_the_wheel_carries_forms_checks_example_styles_and_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shipped = [path for top in ("prompts", "checks") for path in (ROOT / top).rglob("*") if path.is_file()]
    assert {f"imrassist/_shipped/{path.relative_to(ROOT).as_posix()}" for path in shipped} <= set(names)
    assert any(name.endswith("example.imr.toml") for name in names)
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "imrassist").rglob("*.tcss")} <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "bench/", "docs/"))]


def test_installed_alone_it_writes_both_copies_of_the_example(python: Path, tmp_path: Path) -> None:
    where = run(python, "-c", "import imrassist; print(imrassist.__file__)", folder=tmp_path).stdout.strip()
    assert Path(where).is_relative_to(python.parent.parent)
    done = run(python, "-m", "imrassist", "demo", "--export", "documents", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    written = sorted(path.name for path in (tmp_path / "documents").glob("*.docx"))
    assert written == ["imr-submission.docx", "imr-working.docx"]
    assert all(zipfile.ZipFile(tmp_path / "documents" / name).testzip() is None for name in written)


def test_installed_alone_its_own_form_is_sound(python: Path, tmp_path: Path) -> None:
    done = run(python, "-m", "imrassist", "lint", folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_all_that_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {line.split(">")[0].split("=")[0].strip().lower() for line in project["dependencies"]}
    called = {"docx": "python-docx", "tomli_w": "tomli-w", "lxml": "python-docx", "rich": "textual", "PIL": "pillow"}
    used: set[str] = set()
    for path in (ROOT / "imrassist").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                used |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                used.add(node.module.partition(".")[0])
    foreign = used - set(sys.stdlib_module_names) - {"imrassist"}
    assert "click" in foreign
    assert {called.get(name, name.replace("_", "-")) for name in foreign} <= named
