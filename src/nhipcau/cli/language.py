"""The language that the command line speaks."""

from __future__ import annotations

import gettext
from collections.abc import MutableMapping
from pathlib import Path

from nhipcau.text import reader_language

DOMAIN = "cli"
CATALOGUES = Path(__file__).parent.parent / "locale"


def choose(environment: MutableMapping[str, str]) -> None:
    """Speak Vietnamese or English from now on, in our own messages and in those of argparse."""
    # The standard library's gettext, which argparse calls too, asks this variable first.
    environment["LANGUAGE"] = reader_language(environment)
    gettext.bindtextdomain(DOMAIN, CATALOGUES)
    gettext.textdomain(DOMAIN)
