"""Write the description of the API to docs/reference/openapi.json, or compare it with --check."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs/reference/openapi.json"


def described() -> str:
    from nhipcau.front.api.views import api

    return json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=1) + "\n"


def main(check: bool) -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.site.settings")
    django.setup()
    if check:
        return int(PAGE.read_text(encoding="utf-8") != described())
    PAGE.write_text(described(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
