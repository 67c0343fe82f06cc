"""What the terminal speaks."""

from __future__ import annotations

import os


def language() -> str:
    """Return "en" where the locale names a language other than Vietnamese, else "vi"."""
    said = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "vi" if said.split(".")[0] in {"", "C", "POSIX"} or said.startswith("vi") else "en"
