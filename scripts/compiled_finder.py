"""Hand out the compiled modules of the reading engine while the source is the one they were made from.

scripts/compile.py puts this file into the checkout's environment, where it is loaded when Python starts.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.machinery import ExtensionFileLoader, ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

COMPILED = Path(__file__).with_name("nhipcau_compiled")
PACKAGE = "nhipcau.reading."
EXTENSIONS = {".so", ".pyd"}


class Finder:
    """Finds nothing where another checkout's source is read, or where any file of this one's has changed."""

    def __init__(self) -> None:
        self._files: dict[str, str] | None = None

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if self._files is None:
            if not name.startswith(PACKAGE):
                return None
            self._files = compiled_files(path)
        file = self._files.get(name)
        return spec_from_file_location(name, file, loader=ExtensionFileLoader(name, file)) if file else None


def compiled_files(path: Sequence[str] | None) -> dict[str, str]:
    """Return the file of each compiled module and of the library that they share, or none of them."""
    import json

    try:
        record = json.loads((COMPILED / "record.json").read_bytes())
        reading = Path(record["source"], "nhipcau/reading")
        current = path and reading.samefile(path[0])
        if not current or digest(reading, record["modules"]) != record["digest"]:
            return {}
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    files = (file for file in COMPILED.rglob("*") if file.suffix in EXTENSIONS)
    return {".".join([*file.parent.relative_to(COMPILED).parts, file.name.split(".")[0]]): str(file) for file in files}


def digest(reading: Path, names: Sequence[str]) -> str:
    """Return what stands for this Python and the source of the modules."""
    import hashlib

    total = hashlib.sha256(sys.version.encode())
    for name in names:
        total.update(name.encode() + (reading / name).read_bytes())
    return total.hexdigest()


if os.environ.get("NHIPCAU_COMPILED") != "0":
    sys.meta_path.insert(0, Finder())
