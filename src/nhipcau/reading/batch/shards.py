"""Shards: files of records, written under another name until they are whole."""

from __future__ import annotations

import os
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any, BinaryIO, Protocol, Union, get_args, get_origin, get_type_hints

from nhipcau.reading.batch.storage import Missing
from nhipcau.reading.draft import Draft, Heading, Span
from nhipcau.reading.records import line

Record = dict[str, Any]
_GROUP = 1000
_BEYOND = 2**63


class Sheet(Protocol):
    """What takes records in."""

    def add(self, record: Record) -> None:
        """Write a record, or keep it for a while."""

    def close(self) -> None:
        """Write what was kept and the end of the file."""


class Lines:
    """Records as JSON, one a line."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def add(self, record: Record) -> None:
        self._file.write(line(record).encode() + b"\n")

    def close(self) -> None:
        return


class Columns:
    """Records as Parquet, in columns that have the names and types of a draft's fields."""

    def __init__(self, file: BinaryIO) -> None:
        self._arrow = _arrow()
        self._schema = schema()
        self._writer = self._arrow.parquet.ParquetWriter(file, self._schema, compression="zstd")
        self._kept: list[Record] = []

    def add(self, record: Record) -> None:
        places = [{"start": start, "kind": kind, "path": path} for start, kind, path in record.get("places", ())]
        doubts = [one | {"details": _pairs(one["details"])} for one in record.get("doubts", ())]
        self._kept.append(_fitting(record | {"places": places, "doubts": doubts}))
        if len(self._kept) == _GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._kept:
            self._writer.write_table(self._arrow.Table.from_pylist(self._kept, self._schema))
        self._kept = []


SHEETS: dict[str, Callable[[BinaryIO], Sheet]] = {"ndjson": Lines, "parquet": Columns}


def check(form: str) -> None:
    """Raise Missing where what writes shards of the kind `form` is not installed."""
    if form == "parquet":
        _arrow()


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file that stands under its name only once all of it is on the disk; what stood there is replaced."""
    # Others may be writing the same at the same time, here or on another machine.
    draft = path.with_name(f".{path.name}.{token_hex(8)}.tmp")
    try:
        with draft.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where folders can be synced."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def schema() -> Any:
    """Return the Arrow schema of a record: that of the draft's classes, with the source beside it."""
    arrow = _arrow()
    text, number = arrow.string(), arrow.int64()
    found = {name: _type(arrow, kind) for name, kind in get_type_hints(Draft).items() if name != "text"}
    heading = {name: _type(arrow, kind) for name, kind in get_type_hints(Heading).items()}
    found["document"] = arrow.struct([(name, heading[name]) for name in heading if not name.endswith("_span")])
    source = [("file", text), ("media_type", text), ("encoding", text), ("confidence", arrow.float64())]
    found["source"] = arrow.struct([*source, ("confidential", text)])
    found["text"] = text
    found["places"] = arrow.list_(arrow.struct([("start", number), ("kind", text), ("path", text)]))
    return arrow.schema([("id", text), *found.items()])


def _pairs(details: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what a doubt speaks of, under names of its own, as a map of Parquet takes it."""
    return [(name, _fitting(str(value))) for name, value in details.items()]


def _fitting(value: Any) -> Any:
    """Return a value as Parquet can hold it: no half of a pair of surrogates, no number beyond 64 bits."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, int):
        return value if -_BEYOND <= value < _BEYOND else None
    if isinstance(value, list):
        return [_fitting(one) for one in value]
    return {name: _fitting(one) for name, one in value.items()} if isinstance(value, dict) else value


def _type(arrow: Any, kind: Any) -> Any:
    """Return the Arrow type of a Python type; a span is a list of two numbers, as in the JSON."""
    simple = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}
    if kind in simple:
        return simple[kind]
    if kind is Span:
        return arrow.list_(arrow.int64())
    parts = [part for part in get_args(kind) if part not in (type(None), ...)]
    if get_origin(kind) is tuple:
        return arrow.list_(_type(arrow, parts[0]))
    if get_origin(kind) is dict:
        return arrow.map_(arrow.string(), arrow.string())
    if get_origin(kind) in (types.UnionType, Union):
        return _type(arrow, float if float in parts else parts[0])
    return arrow.struct([(name, _type(arrow, inner)) for name, inner in get_type_hints(kind).items()])


def _arrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise Missing("parquet") from None
    return pyarrow
