"""Compile the reading engine with mypyc: the same source, as extension modules of this Python.

    python scripts/compile.py FOLDER        compile into FOLDER
    python scripts/compile.py --checkout    compile for this checkout, where that has not been done

For the checkout the modules lie in .venv, apart from the source, and a finder hands them out as long as the source is
the one they were made from: whoever edits a rule runs the rule as edited. NHIPCAU_COMPILED=0 runs the source.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path

import compiled_finder
from compiled_finder import compiled_files, digest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
READING = SOURCE / "nhipcau/reading"
# What callers see and what is seldom run stay as they are.
LEFT = {"__init__", "draft", "engine", "explain", "html", "model", "records"}
HOME = Path(sysconfig.get_path("purelib"))
COMPILED = HOME / "nhipcau_compiled"
compiled_finder.COMPILED = COMPILED
FINDER = ROOT / "scripts/compiled_finder.py"
PARTS = {"hook": "nhipcau_compiled.pth", "finder": "nhipcau_compiled_finder.py"}

# All in one library, where calls between modules are plain calls. What only errors run is told to the compiler, which
# sets it apart from what every paper runs: the caches of the processor hold more of that.
SETUP = """
from mypyc.build import mypycify
from setuptools import setup

extensions = mypycify({arguments!r}, opt_level="3", debug_level="0", group_name="nhipcau_reading")
for extension in extensions:
    extension.extra_compile_args += ["-include", "seldom.h"]
setup(name="nhipcau-compiled", packages=[], ext_modules=extensions)
"""
SELDOM = """
#include <Python.h>
#define SELDOM __attribute__((cold))
SELDOM void CPyError_OutOfMemory(void);
SELDOM void CPy_TypeError(const char *, PyObject *);
SELDOM void CPy_TypeErrorTraceback(const char *, const char *, int, PyObject *, const char *, PyObject *);
SELDOM void CPy_AddTraceback(const char *, const char *, int, PyObject *);
SELDOM static void CPy_DecRef(PyObject *);
SELDOM static void CPy_XDecRef(void *);
"""


def main(target: str) -> int:
    if target != "--checkout":
        compile_into(Path(target))
        return 0
    missing = what_is_missing()
    if missing:
        print(f"set-up: the reading engine stays uncompiled, and slower: no {missing}", file=sys.stderr)
        return 0
    if not is_current():
        print("set-up: compiling the reading engine (some minutes) …", file=sys.stderr, flush=True)
        for_this_checkout()
    return 0


def what_is_missing() -> str | None:
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    if not shutil.which(compiler):
        return f"C compiler ({compiler})"
    header = Path(sysconfig.get_path("include")) / "Python.h"
    return None if header.is_file() else "header of Python (Debian, Ubuntu: apt install python3-dev)"


def modules() -> list[Path]:
    return sorted(path for path in READING.glob("*.py") if path.stem not in LEFT)


def names() -> list[str]:
    return [path.name for path in modules()]


def is_current() -> bool:
    if not compiled_files([str(READING)]):
        return False
    installed, record = HOME / PARTS["finder"], json.loads((COMPILED / "record.json").read_bytes())
    same = installed.read_bytes() == FINDER.read_bytes() and record["modules"] == names()
    return same and record.get("setup") == SETUP + SELDOM


def for_this_checkout() -> None:
    """Compile beside what is there, then change over; the record comes last, without which nothing is handed out."""
    made_from = digest(READING, names())
    with tempfile.TemporaryDirectory(dir=HOME) as made:
        compile_into(Path(made))
        shutil.rmtree(COMPILED, ignore_errors=True)
        shutil.copytree(made, COMPILED)
    shutil.copyfile(FINDER, HOME / PARTS["finder"])
    (HOME / PARTS["hook"]).write_text("import nhipcau_compiled_finder\n", encoding="ascii")
    record = {"source": str(SOURCE), "digest": made_from, "modules": names(), "setup": SETUP + SELDOM}
    (COMPILED / "record.json").write_text(json.dumps(record), encoding="utf-8")


def compile_into(folder: Path) -> None:
    """Write the extension modules into `folder` as they lie in the package; the source tree is not touched."""
    with tempfile.TemporaryDirectory() as work:
        wanted = list(copied(Path(work)))
        options = ["--config-file=", "--ignore-missing-imports", "--namespace-packages", "--explicit-package-bases"]
        (Path(work) / "setup.py").write_text(SETUP.format(arguments=[*options, *wanted]), encoding="utf-8")
        (Path(work) / "seldom.h").write_text(SELDOM, encoding="ascii")
        command = [sys.executable, "setup.py", "-q", "build_ext", f"-j{os.cpu_count() or 1}", "--build-lib", "made"]
        done = subprocess.run(
            command, cwd=work, env={**os.environ, "MYPYPATH": "."}, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"{done.stdout}\n{done.stderr}\nThe reading engine could not be compiled.")
        shutil.copytree(Path(work) / "made", folder, dirs_exist_ok=True)


def copied(work: Path) -> Iterator[str]:
    """Copy the library, which mypyc reads for its types, and yield the names of what is to be compiled."""
    ignored = shutil.ignore_patterns("*.pyc", "data", "static", "templates", "locale")
    for part in ("__init__.py", "text.py"):
        (work / "nhipcau").mkdir(exist_ok=True)
        shutil.copyfile(SOURCE / "nhipcau" / part, work / "nhipcau" / part)
    for part in ("places", "reading"):
        shutil.copytree(SOURCE / "nhipcau" / part, work / "nhipcau" / part, ignore=ignored)
    yield from (path.relative_to(SOURCE).as_posix() for path in modules())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "--checkout"))
