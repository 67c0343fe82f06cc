"""Zip archives, and what keeps them within bounds."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO

from nhipcau.reading.sources.source import MEGABYTE, Limits, Unreadable

Member = tuple[str, bytes | Unreadable]

_ENCRYPTED = 0x1
_NAMED_IN_UTF8 = 0x800
# The others of zipfile unpack without any bound.
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# Below this size no member is worth calling a bomb.
_HARMLESS = MEGABYTE
_LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


class Budget:
    """What may still be taken out of a file and the archives inside it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._bytes = limits.archive_bytes
        self._files = limits.archive_files

    def take(self, size: int) -> None:
        """Count a member of `size` bytes, or raise Unreadable where it is one too many."""
        if size > self._bytes:
            raise Unreadable("archive-too-large", limit=self.limits.archive_bytes // MEGABYTE)
        if not self._files:
            raise Unreadable("too-many-files", limit=self.limits.archive_files)
        self._bytes -= size
        self._files -= 1

    def kept(self, members: Iterable[tuple[str, bytes]], depth: int) -> Iterator[Member]:
        """Yield members that are in memory already, within the budget."""
        for name, content in members:
            if depth >= self.limits.archive_depth:
                yield name, Unreadable("too-deep", limit=self.limits.archive_depth)
                continue
            self.take(len(content))
            yield name, content


def members(content: bytes, budget: Budget, depth: int) -> Iterator[Member]:
    """Yield the name of each file in a zip archive with its bytes, or with the reason why it was not unpacked.

    Raises Unreadable for the archive as a whole: damaged, nested too deep, or more than the budget has left.
    """
    if depth >= budget.limits.archive_depth:
        raise Unreadable("too-deep", limit=budget.limits.archive_depth)
    with opened(content) as archive:
        for entry in archive.infolist():
            name = _name(entry)
            if name.endswith("/") or name.startswith(_LITTER[0]) or name.endswith(_LITTER[1:]):
                continue
            refusal = _refusal(entry, budget.limits)
            if refusal:
                yield name, refusal
                continue
            budget.take(entry.file_size)
            yield name, _unpacked(archive, entry)


def part(archive: zipfile.ZipFile, name: str, limits: Limits) -> bytes:
    """Return the bytes of one file of an archive, or raise Unreadable."""
    entry = archive.getinfo(name)
    refusal = _refusal(entry, limits)
    if refusal:
        raise refusal
    content = _unpacked(archive, entry)
    if isinstance(content, Unreadable):
        raise content
    return content


def opened(content: bytes) -> zipfile.ZipFile:
    """Open a zip archive in memory, or raise Unreadable."""
    try:
        return zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as problem:
        raise Unreadable("damaged", kind=".zip") from problem


def _refusal(entry: zipfile.ZipInfo, limits: Limits) -> Unreadable | None:
    if entry.flag_bits & _ENCRYPTED:
        return Unreadable("password")
    if entry.compress_type not in _METHODS:
        return Unreadable("unsupported", kind=".zip")
    if entry.file_size > _HARMLESS and entry.file_size > limits.archive_ratio * entry.compress_size:
        return Unreadable("bomb")
    if entry.file_size > limits.file_bytes:
        return Unreadable("too-large", limit=limits.file_bytes // MEGABYTE)
    return None


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | Unreadable:
    try:
        with archive.open(entry) as file:
            # Asked for all, zipfile would unpack all there is before it cuts what was not announced.
            return file.read(entry.file_size)
    except Exception as problem:
        # zlib, lzma, bz2 and zipfile each have errors of their own.
        damaged = Unreadable("damaged", kind=".zip")
        damaged.__cause__ = problem
        return damaged


def _name(entry: zipfile.ZipInfo) -> str:
    """Return the name of a member: many programs write UTF-8 without saying so, and zipfile takes it for CP437."""
    if entry.flag_bits & _NAMED_IN_UTF8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename
