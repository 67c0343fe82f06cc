"""The management entry point: `nhipcau-admin COMMAND …`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.site.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("nhipcau-admin needs the web part: pip install 'nhipcau[web]'")
    try:
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        sys.exit(130)
