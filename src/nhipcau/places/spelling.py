"""When two spellings of a name are the same, and how closely."""

from __future__ import annotations

import re

from nhipcau.text import early_tones, fold

_APOSTROPHES = re.compile("['’‘ʼ`]")
_GAPS = re.compile(r"[^\w\n]+")
_ZEROS = re.compile(r"\b0+(?=\d)")
# Spellings that differ by custom only, in folded text: ky/ki, quy/qui, dac/dak.
_CUSTOM_I = re.compile(r"(?<=[bcdghklmnpqrstvx])y\b|(?<=qu)y\b")
_CUSTOM_K = re.compile(r"\bdac\b")


def plain(text: str) -> str:
    """Return NFC `text` in lower case with one tone placement and one kind of gap, marks kept."""
    return _ZEROS.sub("", _GAPS.sub(" ", early_tones(_APOSTROPHES.sub("", text)).lower())).strip()


def keys(lines: str) -> str:
    """Return for each line the key under which all spellings of one name meet; many lines cost less than many calls."""
    folded = fold(_ZEROS.sub("", _GAPS.sub(" ", _APOSTROPHES.sub("", lines))))
    return _CUSTOM_K.sub("dak", _CUSTOM_I.sub("i", folded)).replace(" ", "")
