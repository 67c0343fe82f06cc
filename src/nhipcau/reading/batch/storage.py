"""Where files stand: in folders of this machine, or behind an address that fsspec understands (S3, HTTP)."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote

from nhipcau.reading.sources import Limits, Unreadable, content_of

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_MEGABYTE = 1024 * 1024


class Missing(Exception):
    """A library that is not installed; the message is the name of the extra that brings it."""


@dataclass(frozen=True, slots=True)
class Item:
    """What a folder holds: `where` it is, whether it is a folder, and the content's mark where the listing has one.

    `odd` is the code of what keeps it from being read: it is neither a file nor a folder.
    """

    name: str
    where: str
    folder: bool
    mark: str | None = None
    odd: str | None = None


class Storage(Protocol):
    """A place of files; every method raises Unreadable."""

    def is_folder(self, where: str) -> bool:
        """Tell whether a folder stands there."""

    def listing(self, folder: str) -> list[Item]:
        """Return what a folder holds, in any order."""

    def content(self, where: str, limits: Limits) -> bytes:
        """Return the bytes of a file; one that is too large is refused unread."""


class LocalStorage:
    """The folders of this machine, or of a disk that it shares."""

    def is_folder(self, where: str) -> bool:
        return Path(where).is_dir()

    def listing(self, folder: str) -> list[Item]:
        try:
            with os.scandir(folder) as entries:
                return [_item(entry) for entry in entries]
        except PermissionError:
            raise Unreadable("permission") from None
        except OSError as problem:
            raise Unreadable("system", problem=problem.strerror or "") from None

    def content(self, where: str, limits: Limits) -> bytes:
        return content_of(Path(where), limits)


def _item(entry: os.DirEntry[str]) -> Item:
    folder = entry.is_dir(follow_symlinks=False)
    return Item(entry.name, entry.path, folder, odd=None if folder else _oddity(entry))


def _oddity(entry: os.DirEntry[str]) -> str | None:
    """Return the code of what makes a thing no file; a link to a folder is not followed, it may lead back up."""
    try:
        if entry.is_file():
            return None
        return "folder-link" if stat.S_ISDIR(entry.stat().st_mode) else "special"
    except OSError:
        # A link to nowhere, or to itself: opening it will tell.
        return None


class RemoteStorage:
    """Addresses such as s3://bucket/papers and https://host/papers/, through fsspec."""

    def is_folder(self, where: str) -> bool:
        return bool(_remote(lambda: _files_of(where).isdir(where)))

    def listing(self, folder: str) -> list[Item]:
        files = _files_of(folder)
        base = files.unstrip_protocol(files._strip_protocol(folder)).rstrip("/") + "/"
        found: dict[str, Item] = {}
        for info in _remote(lambda: files.ls(folder, detail=True)):
            where = files.unstrip_protocol(info["name"])
            rest = where.removeprefix(base).rstrip("/")
            # A page that lists files links to others too.
            if where.startswith(base) and rest and not re.search(r"[/?#]", rest):
                mark, name = info.get("ETag"), unquote(rest)
                shown = rest if "/" in name else name
                found[rest] = Item(shown, where, info["type"] == "directory", mark and str(mark))
        return list(found.values())

    def content(self, where: str, limits: Limits) -> bytes:
        def fetch() -> bytes:
            with _files_of(where).open(where, "rb") as file:
                if (getattr(file, "size", None) or 0) > limits.file_bytes:
                    raise Unreadable("too-large", limit=limits.file_bytes // _MEGABYTE)
                content: bytes = file.read(limits.file_bytes + 1)
                return content

        return bytes(_remote(fetch))


def is_address(where: str) -> bool:
    """Tell an address, such as s3://bucket/papers, from a path."""
    return bool(_ADDRESS.match(where))


def storage_of(where: str) -> Storage:
    """Return what reads `where`; raises Missing where that is an address and fsspec is not installed."""
    if not is_address(where):
        return LocalStorage()
    _fsspec()
    return RemoteStorage()


@cache
def _fsspec() -> Any:
    try:
        from fsspec import core
    except ImportError:
        raise Missing("remote") from None
    return core


def _files_of(where: str) -> Any:
    try:
        return _fsspec().url_to_fs(where)[0]
    except ImportError:
        raise Missing("s3" if where.lower().startswith("s3") else "remote") from None


def _remote(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except (Unreadable, Missing):
        raise
    except FileNotFoundError:
        raise Unreadable("missing") from None
    except PermissionError:
        raise Unreadable("permission") from None
    except Exception as problem:
        # Each kind of storage has errors of its own, and their words may hold addresses and names of machines.
        raise Unreadable("remote", problem=type(problem).__name__) from None
