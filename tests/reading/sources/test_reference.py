"""The page on kinds of files keeps up with the code."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from nhipcau.reading.sources import Limits
from nhipcau.reading.sources.messages import MESSAGES

PAGE = (Path(__file__).parents[3] / "docs/reference/file-kinds.md").read_text(encoding="utf-8")


def test_every_message_is_in_the_reference():
    told = PAGE.split("## Messages")[1].split("## Official papers")[0]
    rows = "".join(re.findall(r"^\| (`.*?) \|", told, re.MULTILINE))
    assert set(MESSAGES) <= set(re.findall(r"`([a-z-]+)`", rows))


def test_every_limit_is_in_the_reference_and_no_other():
    told = PAGE.split("## Limits")[1].split("## Marks")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", told, re.MULTILINE)) == {field.name for field in fields(Limits)}
