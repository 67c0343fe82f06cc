"""What the tests of the papers share: where the Markdown files are and how to look into one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
# Folders that a checkout or an editor makes and the repository does not hold.
MADE = {"node_modules", "var", "dist", "build"}
_FENCE = re.compile(r"^( *)```.*?^\1```", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)


def papers() -> list[Path]:
    """Every Markdown file of the repository."""
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*.md"))
    return sorted(p for p in found if not any(part in MADE or part.startswith(".") for part in p.parts[:-1]))


def prose(path: Path) -> str:
    """The text of a file without its blocks of code."""
    return _FENCE.sub("", path.read_text(encoding="utf-8"))


def headings(path: Path) -> list[str]:
    return _HEADING.findall(prose(path))


def anchors(path: Path) -> set[str]:
    """The names under which a page's headings can be linked to."""
    kept = ("".join(c for c in title.lower() if c.isalnum() or c in " -_") for title in headings(path))
    return {unicodedata.normalize("NFC", title).replace(" ", "-") for title in kept}


def section(path: Path, title: str) -> str:
    """What stands between a heading of the second level and the next."""
    parts = re.split(r"^## +(.+?) *$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[title]


def rows(table: str) -> Iterator[list[str]]:
    """The cells of each row of a Markdown table, without its head."""
    lines = [line for line in table.splitlines() if line.startswith("|")]
    for line in lines[2:]:
        yield [cell.strip() for cell in line.strip("|").split("|")]
