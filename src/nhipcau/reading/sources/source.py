"""What a file is turned into: texts with the way back, or the reason why there is none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from nhipcau.reading.sources.messages import MESSAGES

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read before a file is refused or cut short."""

    file_bytes: int = 100 * MEGABYTE
    # An archive, or a .docx, which is one too.
    archive_bytes: int = 300 * MEGABYTE
    archive_files: int = 2000
    archive_ratio: int = 200
    archive_depth: int = 2
    pages: int = 2000
    scanned_pages: int = 200
    # For each call of another program.
    seconds: int = 120


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell people: a code of MESSAGES and the values to set into its message."""

    code: str
    details: dict[str, str | int] = field(default_factory=dict)

    def message(self, translate: Callable[[str], str] = str) -> str:
        """Return the message: Vietnamese, or what `translate`, a gettext of the caller's, makes of it."""
        return translate(MESSAGES[self.code]).format(**self.details)


class Unreadable(Exception):
    """A file, or a member of one, without text to read; `name` and `remark` say which and why."""

    def __init__(self, code: str, **details: str | int) -> None:
        self.remark = Remark(code, details)
        self.name = ""
        super().__init__(code)

    def __str__(self) -> str:
        return self.remark.message()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of the text comes from: from `start` on, until the next place.

    `kind` says what `path` means: "page" a number, "element" a CSS selector, "paragraph" and "cell" positions in a
    Word file, "part" a part of a letter; "header", "footer" and "box" stand beside the running text.
    """

    start: int
    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class Text:
    """What a reader of one kind of file makes of its bytes."""

    text: str
    places: tuple[Place, ...] = ()
    encoding: str | None = None
    confidence: float = 1.0
    warnings: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One paper: its text, what is known of where it comes from, and how far it can be trusted.

    `name` is that of the file, after a slash that of the member of an archive or letter. `encoding` is None where the
    kind of file fixes it. `confidence` is 1 where nothing was guessed. `confidential` is the mark of secrecy found.
    """

    name: str
    media_type: str
    text: str
    encoding: str | None
    places: tuple[Place, ...]
    confidence: float
    warnings: tuple[Remark, ...]
    confidential: str | None

    def place(self, offset: int) -> Place | None:
        """Return the place that the character at `offset` comes from; None for plain text, which is its own place."""
        at = bisect_right(self.places, offset, key=lambda place: place.start)
        return self.places[at - 1] if at else None
