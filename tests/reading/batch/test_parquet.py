"""Shards as Parquet: the same findings in columns."""

import sys

import pytest

from nhipcau.reading.batch import Missing

from .conftest import records, results

parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `parquet` is not installed")


def rows(folder):
    return [row for path in sorted(folder.glob("part-*.parquet")) for row in parquet.read_table(path).to_pylist()]


def test_a_row_holds_what_the_json_of_the_paper_holds(read, papers, tmp_path):
    (papers / "page.html").write_text("<html><body><p>Huyện Mèo Vạc hợp tác với quận Cầu Giấy.</p></body></html>")
    read(out="lines")
    read(out="columns", form="parquet")
    found = rows(tmp_path / "columns")
    assert len(found) == 13
    for row, record in zip(found, records(tmp_path / "lines"), strict=True):
        places = [[place["start"], place["kind"], place["path"]] for place in row.pop("places")]
        assert places == record.pop("places", [])
        assert row.pop("text") == record.pop("text", None)
        assert {name: row[name] for name in record} == record


def test_all_shards_have_one_schema_also_one_without_findings(read, papers, tmp_path):
    for path in papers.rglob("*.txt"):
        path.write_bytes("Tin thời tiết".encode())
    (papers / "9.txt").write_bytes("Huyện Mèo Vạc và quận Cầu Giấy ký kết hợp tác về du lịch.".encode())
    read(form="parquet")
    schemas = {parquet.read_schema(path).to_string() for path in (tmp_path / "out").glob("part-*.parquet")}
    assert len(schemas) == 1


def test_parquet_too_is_the_same_bytes_each_time(read, tmp_path):
    read(out="once", form="parquet")
    read(out="twice", form="parquet")
    assert results(tmp_path / "once") == results(tmp_path / "twice")


def test_what_parquet_cannot_hold_is_left_unknown(tmp_path):
    from nhipcau.reading.batch.shards import Columns

    path = tmp_path / "odd.parquet"
    with path.open("wb") as file:
        sheet = Columns(file)
        sheet.add({"id": "doubt", "doubts": [{"code": "total-differs", "span": [0, 1], "details": {"sum": 5}}]})
        sheet.add({"id": "half \ud800", "support": [{"amount_vnd": 10**27, "quantity": 2.5, "span": [0, 1]}]})
        sheet.close()
    doubtful, row = parquet.read_table(path).to_pylist()
    assert doubtful["doubts"][0]["details"] == [("sum", "5")]
    assert row["id"] == "half ?"
    assert (row["support"][0]["amount_vnd"], row["support"][0]["quantity"]) == (None, 2.5)


def test_without_the_library_the_extra_is_named(read, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(Missing, match="parquet"):
        read(form="parquet")
