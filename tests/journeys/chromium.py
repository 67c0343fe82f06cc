"""Find a Chromium to walk the pages with, wherever the machine has one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parents[2]
PACKED = ROOT / "node_modules/@sparticuz/chromium/bin"
CACHE = ROOT / "node_modules/.cache/chromium"
ON_PATH = ("chromium", "chromium-browser", "google-chrome")


def find() -> tuple[Path, dict[str, str]] | None:
    """Return the program and the environment it needs: the named one, one on PATH, the one from npm, or None."""
    if named := os.environ.get("NHIPCAU_CHROMIUM"):
        return Path(named), {}
    for name in ON_PATH:
        if found := shutil.which(name):
            return Path(found), {}
    return unpacked() if (PACKED / "chromium.br").is_file() else None


def unpacked() -> tuple[Path, dict[str, str]] | None:
    program = CACHE / "chromium"
    if not program.is_file():
        CACHE.mkdir(parents=True, exist_ok=True)
        # Several workers may unpack at once: each writes its own file, the last rename wins.
        half = CACHE / f"chromium.{os.getpid()}"
        half.write_bytes(brotli.decompress((PACKED / "chromium.br").read_bytes()))
        half.chmod(0o755)
        half.replace(program)
    for environment in ({}, {"LD_LIBRARY_PATH": str(libraries())}):
        if starts(program, environment):
            return program, environment
    return None


def libraries() -> Path:
    """Unpack the shared libraries that a bare machine lacks."""
    folder = CACHE / "al2023"
    if not folder.is_dir():
        packed = brotli.decompress((PACKED / "al2023.tar.br").read_bytes())
        with tarfile.open(fileobj=BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
    return folder / "lib"


def starts(program: Path, environment: dict[str, str]) -> bool:
    command = [str(program), "--version"]
    said = subprocess.run(command, env=os.environ | environment, capture_output=True, check=False, timeout=60)
    return said.returncode == 0
