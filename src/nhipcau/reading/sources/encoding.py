"""Which encoding bytes are in: tried out, and judged by how much of the outcome is Vietnamese."""

from __future__ import annotations

import codecs
import re

from nhipcau.reading.sources import legacy
from nhipcau.reading.sources.source import Remark, Text, Unreadable
from nhipcau.reading.sources.syllables import is_syllable

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Letters that only Vietnamese in Unicode has, composed or not.
_UNICODE = re.compile("[\u1ea0-\u1ef9\u0300-\u0303\u0309\u0323ăđĩũơưĂĐĨŨƠƯ]")
_WORD = re.compile("[^\\s!-@\\[-`{-~\u00ab\u00bb\u2010-\u206f]+")
_VIQR = re.compile(r"[aeoAEO]\^|[ouOU]\+|[aA]\(|\b[dD][dD][aeiouy]", re.ASCII)
_SAMPLE = 200_000
_LIKELY = 0.7
# Where two readings are equally good, the more common encoding goes first.
_EIGHT_BIT = ("tcvn3", "vni", "cp1258", "viscii")
# What people once wrote in a font that showed such bytes as Vietnamese, and programs since took for Unicode.
CHANGES = {"tcvn3": legacy.from_tcvn3, "vni": legacy.from_vni}


def decode(content: bytes) -> Text:
    """Return the text of bytes in any encoding that Vietnamese is written in, or raise Unreadable for no text.

    UTF-8 stays as it is to the byte, a mark at its beginning included; what comes from another encoding is NFC. The
    confidence is the share of Vietnamese syllables among the words with marks, less where there are few.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _counted(content.decode(encoding, "replace"), encoding)
    if b"\0" in content:
        raise Unreadable("binary")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as problem:
        if _is_cut(content, problem.start):
            return _counted(content.decode("utf-8", "replace"), "utf-8")
        return _eight_bit(content)
    if content.isascii():
        return _seven_bit(text)
    worn = disguise(text)
    if worn:
        text = CHANGES[worn](text)
        return _guessed(text, worn, _trust(text))
    return Text(text, encoding="utf-8")


def disguise(text: str) -> str | None:
    """Return the encoding, TCVN3 or VNI, whose bytes the characters of a Unicode text spell out; mostly None."""
    sample = text[:_SAMPLE]
    if sample.isascii() or _UNICODE.search(sample):
        return None
    trusts = {name: _trust(change(sample)) for name, change in CHANGES.items()}
    encoding = max(trusts, key=trusts.__getitem__)
    return encoding if trusts[encoding] > max(_LIKELY, _trust(sample)) else None


def _is_cut(content: bytes, wrong: int) -> bool:
    """Tell UTF-8 that is wrong only at its end, where a letter was cut."""
    return wrong >= len(content) - 3 and not content[:wrong].isascii()


def _eight_bit(content: bytes) -> Text:
    sample = content[:_SAMPLE]
    readings = {name: legacy.decode(sample, name) for name in _EIGHT_BIT}
    readings["utf-8"] = sample.decode("utf-8", "replace")
    encoding = max(readings, key=lambda name: _trust(readings[name]))
    trust = _trust(readings[encoding])
    if encoding == "utf-8" and trust:
        return _counted(content.decode("utf-8", "replace"), "utf-8")
    if trust < _LIKELY / 2:
        encoding = "cp1252"
    if _is_binary(content):
        raise Unreadable("binary")
    return _guessed(legacy.decode(content, encoding), encoding, trust)


def _seven_bit(text: str) -> Text:
    sample = text[:_SAMPLE]
    if len(_VIQR.findall(sample)) < 3:
        return Text(text, encoding="ascii")
    trust = _trust(legacy.from_viqr(sample))
    if trust < _LIKELY:
        return Text(text, encoding="ascii")
    return _guessed(legacy.from_viqr(text), "viqr", trust)


def _trust(text: str) -> float:
    words = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii()]
    return sum(map(is_syllable, words)) / (len(words) + 1)


def _is_binary(content: bytes) -> bool:
    """Tell bytes that no text has: control characters that VISCII does not use for letters."""
    odd = content[:_SAMPLE].translate(None, bytes(range(32, 256)) + b"\t\n\v\f\r\x02\x05\x06\x14\x19\x1e\x1a")
    return len(odd) > len(content[:_SAMPLE]) // 100


def _guessed(text: str, encoding: str, trust: float) -> Text:
    said = Remark("guessed-encoding", {"encoding": legacy.NAMES[encoding], "percent": round(100 * trust)})
    return Text(text, (), encoding, trust, (said, *_lost(text)))


def _counted(text: str, encoding: str) -> Text:
    lost = _lost(text)
    return Text(text, (), encoding, 0.9 if lost else 1.0, lost)


def _lost(text: str) -> tuple[Remark, ...]:
    count = text.count("\ufffd")
    return (Remark("lost-characters", {"count": count}),) if count else ()
