"""From a file of any kind to its papers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import cast

from nhipcau.reading.sources import archive
from nhipcau.reading.sources.kinds import IMAGES, KINDS, kind_of, misnamed
from nhipcau.reading.sources.secrecy import mark_of_secrecy
from nhipcau.reading.sources.source import MEGABYTE, Limits, Remark, Source, Text, Unreadable

_READERS = {
    "text": "plain",
    "html": "html",
    "docx": "docx",
    "pdf": "pdf",
    "doc": "doc",
    "rtf": "doc",
    "eml": "eml",
    **dict.fromkeys(IMAGES, "scan"),
}
DEFAULT_LIMITS = Limits()
_BOM = "\ufeff"
# Databases take neither; one sign for one sign, so that offsets hold.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def open_path(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Source | Unreadable]:
    """Yield the papers of the file at `path` as open_source does; a file too large is refused unread."""
    try:
        content = content_of(path, limits)
    except Unreadable as problem:
        yield _named(problem, str(path))
        return
    yield from open_source(str(path), content, limits=limits)


def open_source(name: str, content: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Source | Unreadable]:
    """Yield each paper in a file, and for each that cannot be read the reason: one for most kinds, many for archives.

    The kind is told by the content; a name that promises another one earns a warning. Nothing is raised: an Unreadable
    among what is yielded has the name of the file, or of the member, that it speaks of.
    """
    return _opened(name, content, limits, archive.Budget(limits), depth=0)


def content_of(path: Path, limits: Limits) -> bytes:
    """Return the bytes of the file at `path`, or raise Unreadable; a file too large is refused unread."""
    try:
        if path.is_file() and path.stat().st_size > limits.file_bytes:
            raise Unreadable("too-large", limit=limits.file_bytes // MEGABYTE)
        with path.open("rb") as file:
            # A pipe or a file that grows has no size to ask for.
            return file.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise Unreadable("missing") from None
    except IsADirectoryError:
        raise Unreadable("folder") from None
    except PermissionError:
        raise Unreadable("permission") from None
    except (OSError, ValueError) as problem:
        # Without the path, which differs from one machine to the next.
        raise Unreadable("system", problem=getattr(problem, "strerror", None) or str(problem)) from None


def _opened(
    name: str, content: bytes, limits: Limits, budget: archive.Budget, depth: int
) -> Iterator[Source | Unreadable]:
    kind = kind_of(name, content)
    try:
        if len(content) > limits.file_bytes:
            raise Unreadable("too-large", limit=limits.file_bytes // MEGABYTE)
        if kind == "zip":
            members = archive.members(content, budget, depth)
        else:
            yield _source(name, kind, _text(kind, content, limits))
            members = _attachments(content, budget, depth) if kind == "eml" else iter(())
        for member, inside in members:
            whole = f"{name}/{member}"
            if isinstance(inside, Unreadable):
                yield _named(inside, whole)
            else:
                yield from _opened(whole, inside, limits, budget, depth + 1)
    except Unreadable as problem:
        yield _named(problem, name)
    except Exception as problem:
        # The readers are other people's, and a damaged file may break them in any way.
        damaged = Unreadable("damaged", kind=KINDS[kind].label)
        damaged.__cause__ = problem
        yield _named(damaged, name)


def _text(kind: str, content: bytes, limits: Limits) -> Text:
    if not content.strip(b" \t\r\n\0"):
        raise Unreadable("empty")
    if kind == "locked":
        raise Unreadable("password")
    if kind not in _READERS:
        raise Unreadable("unsupported", kind=KINDS[kind].label)
    module = import_module(f"nhipcau.reading.sources.{_READERS[kind]}")
    return cast("Callable[[bytes, Limits], Text]", module.read)(content, limits)


def _source(name: str, kind: str, text: Text) -> Source:
    if not text.text.replace(_BOM, "").strip():
        raise Unreadable("empty")
    words = _UNSTORABLE.sub("\ufffd", text.text)
    said = misnamed(name, kind)
    lie = (Remark("lying-name", {"said": said, "found": KINDS[kind].label}),) if said else ()
    return Source(
        name,
        KINDS[kind].media_type,
        words,
        text.encoding,
        text.places,
        text.confidence,
        (*lie, *text.warnings),
        mark_of_secrecy(words),
    )


def _attachments(content: bytes, budget: archive.Budget, depth: int) -> Iterator[archive.Member]:
    from nhipcau.reading.sources import eml

    return budget.kept(eml.attachments(content), depth)


def _named(problem: Unreadable, name: str) -> Unreadable:
    problem.name = name
    return problem
