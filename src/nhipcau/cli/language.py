"""The language that the command line speaks."""

from __future__ import annotations

import gettext
import re
from collections.abc import MutableMapping
from pathlib import Path

DOMAIN = "cli"
CATALOGUES = Path(__file__).parent.parent / "locale"
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_NEUTRAL = {"", "c", "posix"}


def choose(environment: MutableMapping[str, str]) -> None:
    """Speak Vietnamese or English from now on, in our own messages and in those of argparse."""
    # The standard library's gettext, which argparse calls too, asks this variable first.
    environment["LANGUAGE"] = of(environment)
    gettext.bindtextdomain(DOMAIN, CATALOGUES)
    gettext.textdomain(DOMAIN)


def of(environment: MutableMapping[str, str]) -> str:
    """Return "vi" for a Vietnamese locale and where none is set, else "en"."""
    locale = next(filter(None, map(environment.get, _VARIABLES)), "")
    name = re.split("[_.@]", locale)[0].lower()
    return "vi" if name in _NEUTRAL | {"vi"} else "en"
