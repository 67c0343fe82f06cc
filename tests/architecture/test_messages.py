"""Every string of the interface is in the catalogues, translated, and compiled."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import translation

from nhipcau.register.agreements.models import Field

ROOT = Path(__file__).parents[2]
SCRIPT = [sys.executable, "scripts/messages.py", "--check"]


def test_no_message_is_missing_left_over_or_untranslated():
    said = subprocess.run(SCRIPT, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.parametrize(("language", "name"), [("vi", "Du lịch"), ("en", "Tourism")])
def test_the_interface_speaks_both_languages(language, name):
    with translation.override(language):
        assert str(Field.TOURISM.label) == name
