"""Write requirements/*.txt from pyproject.toml: exact versions and hashes, no address of any index."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = Path(sys.executable).with_name("uv")


def _all(option: str, *values: str) -> list[str]:
    return [word for value in values for word in (option, value)]


LOCKS = {
    "uv": ["--group", "uv"],
    "node": ["--group", "node"],
    "dev": [*_all("--extra", "web", "postgres", "files", "parquet", "remote"), *_all("--group", "build", "dev")],
    # After dev, and held to its versions, so that people run what was tested.
    "run": [*_all("--extra", "web", "files"), "--group", "build", "--constraints", "requirements/dev.txt"],
}


def main() -> None:
    for name, wanted in LOCKS.items():
        only_group = name in {"uv", "node"}
        source = [] if only_group else ["pyproject.toml"]
        groups = [f"pyproject.toml:{w}" if only_group and w == name else w for w in wanted]
        command = [
            str(UV), "pip", "compile", *source, *groups, "--universal", "--python-version", "3.11",
            "--generate-hashes", "--no-header", "--no-emit-index-url", "--output-file", f"requirements/{name}.txt",
        ]  # fmt: skip
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
