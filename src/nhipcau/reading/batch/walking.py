"""The files of folders in an order that is the same anywhere, each with a name and an id of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import PurePosixPath

from nhipcau.reading.batch.storage import Item, Storage, storage_of
from nhipcau.reading.sources import Unreadable

BLOCK = 500
# Hidden files, and those that office programs and file managers leave behind.
_LITTER = re.compile(r"\.|~\$|(?:thumbs\.db|desktop\.ini|__MACOSX)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to read: its `name` from the folder given on, its `id`, and `where` it stands.

    `mark` tells its content apart without reading it, where the storage has such a mark. `odd` is the code of what is
    wrong with it, if that is known beforehand.
    """

    name: str
    id: str
    where: str
    mark: str | None = None
    odd: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Some entries that are read together; `number` counts blocks from 0."""

    number: int
    entries: tuple[Entry, ...]


def entries(places: Sequence[str], without: str = "") -> Iterator[Entry]:
    """Yield the files at `places`, folders walked through, in the order of `places` and then of names.

    Only the names of the folders on the way are in memory. Names begin with that of the place where there are several.
    `without` is a folder that is left out.
    """
    for place, label in zip(places, _labels(places), strict=True):
        storage = storage_of(place)
        if _is_folder(storage, place):
            prefix = f"{_shown(label.name)}/" if len(places) > 1 else ""
            yield from _walk(storage, Item(label.name, place, True), prefix, without)
        else:
            yield Entry(_shown(label.name), _shown(label.id), place)


def blocks(found: Iterable[Entry], size: int = BLOCK) -> Iterator[Block]:
    """Yield entries in blocks of `size`."""
    source = iter(found)
    number = 0
    while chunk := tuple(islice(source, size)):
        yield Block(number, chunk)
        number += 1


def _walk(storage: Storage, folder: Item, prefix: str, without: str) -> Iterator[Entry]:
    try:
        items = [item for item in storage.listing(folder.where) if not _LITTER.match(item.name)]
    except Unreadable as problem:
        name = prefix.rstrip("/") or _shown(folder.name)
        yield Entry(name, name, folder.where, odd=problem.remark.code)
        return
    items.sort(key=lambda item: (_family(item.name), item.name))
    for _, group in groupby(items, key=lambda item: _family(item.name)):
        alike = list(group)
        taken = Counter(name for item in alike for name in {_stem(item.name), item.name})
        for item in alike:
            if item.folder and item.where != without:
                yield from _walk(storage, item, f"{prefix}{_shown(item.name)}/", without)
            elif not item.folder:
                # Two files that differ in their ending alone have it in their ids.
                own = _stem(item.name) if taken[_stem(item.name)] == 1 else item.name
                yield Entry(prefix + _shown(item.name), prefix + _shown(own), item.where, item.mark, item.odd)


def _is_folder(storage: Storage, place: str) -> bool:
    try:
        return storage.is_folder(place)
    except Unreadable:
        return False


def _family(name: str) -> str:
    """Return what a name begins with; names that could give the same id begin alike and stand together."""
    return name.split(".", 1)[0]


def _stem(name: str) -> str:
    return PurePosixPath(name).stem


def _last(place: str) -> str:
    return PurePosixPath(place.replace("\\", "/").rstrip("/")).name


@dataclass(frozen=True, slots=True)
class _Label:
    name: str
    id: str


def _labels(places: Sequence[str]) -> list[_Label]:
    """Return the last name of each place, with a number where an earlier one has it too, and the id of a file there."""
    met: Counter[str] = Counter()
    names: list[str] = []
    for name in (PurePosixPath(_last(place) or "papers") for place in places):
        met[name.name] += 1
        number = f"~{met[name.name]}" if met[name.name] > 1 else ""
        names.append(f"{name.stem}{number}{name.suffix}")
    taken = Counter(name for one in names for name in {_stem(one), one})
    return [_Label(name, _stem(name) if taken[_stem(name)] == 1 else name) for name in names]


def _shown(name: str) -> str:
    """Return a file's name as text: bytes that are no UTF-8 as \\xNN."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
