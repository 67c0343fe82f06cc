"""The tables are what their generator writes, and the generator refuses facts that do not fit."""

import pytest
from gazetteer import catalogue, country, facts, succession, tables

from nhipcau.places.catalogue import _DATA


@pytest.fixture(scope="module")
def written():
    return tables.tables()


def test_the_committed_tables_are_what_the_generator_writes(written):
    for name, text in written.items():
        assert (_DATA / name).read_bytes() == text.encode(), name


def test_all_tables_are_generated_but_the_places_abroad(written):
    assert {path.name for path in _DATA.glob("*.tsv")} == {*written, "foreign.tsv"}


def test_the_tables_are_small():
    assert sum(path.stat().st_size for path in _DATA.rglob("*") if path.is_file()) < 2_000_000


def test_every_line_has_the_columns_of_its_heading(written):
    for text in written.values():
        assert len({line.count("\t") for line in text.splitlines()}) == 1


def test_another_version_of_the_package_is_refused(monkeypatch):
    monkeypatch.setattr(catalogue, "VERSION", "9.9")
    with pytest.raises(SystemExit, match=r"9\.9"):
        catalogue.read()


def test_other_counts_of_units_are_refused(monkeypatch, raw):
    monkeypatch.setattr(country, "COUNTS", (64, 0, 0, 0, 0, 0))
    with pytest.raises(SystemExit, match="64"):
        country.rows(raw)


def test_kinds_are_taken_from_the_full_name(raw):
    kinds = {one.code: one.name for one in raw.old if one.code in {"15061", "27046", "27076"}}
    assert kinds == {"15061": "Thị trấn Ngọc Lặc", "27046": "Phường 5", "27076": "Phường 15"}


@pytest.mark.parametrize(
    ("full", "parts"),
    [("Thị Xã Sa Pa", ("Thị xã", "Sa Pa")), ("Phường 4", ("Phường", "4")), ("Thành Phố Huế", ("Thành phố", "Huế"))],
)
def test_a_full_name_parts_into_kind_and_name(full, parts):
    assert catalogue.split_kind(full) == parts


def change(before, after, unit="p46a", day="2025-01-01"):
    return facts.Change("X1", day, unit, before, after, "1/NQ", "manual")


def test_a_change_that_does_not_lead_to_the_name_of_the_catalogue_is_refused(monkeypatch, raw):
    monkeypatch.setattr(country, "changes", lambda: (change("Tỉnh Thừa Thiên Huế", "Thành phố Hué"),))
    with pytest.raises(SystemExit, match="p46a"):
        country.rows(raw)


def test_a_change_of_an_unknown_unit_is_refused(monkeypatch, raw):
    monkeypatch.setattr(country, "changes", lambda: (*facts.changes(), change("Tỉnh A", "Tỉnh B", "p99b")))
    with pytest.raises(SystemExit, match="p99b"):
        country.rows(raw)


def test_lines_out_of_order_are_refused():
    later, earlier = change("Tỉnh A", "Tỉnh B", day="2026-01-02"), change("Tỉnh A", "Tỉnh B")
    with pytest.raises(SystemExit, match="X1"):
        facts._ordered("changes", [later, earlier])


def test_members_that_do_not_lie_in_the_heir_are_refused(monkeypatch, raw):
    real = succession.facts
    wrong = facts.Members("d682x", "00001", "00001", "1", "")
    monkeypatch.setattr(succession, "facts", lambda *asked: [*real(*asked), wrong])
    with pytest.raises(SystemExit, match="d682x"):
        succession.Succession(raw).links()


def test_the_events_are_those_that_are_known(raw):
    every = country.every_event(raw)
    # The 25 of 1989 to 2008, with the parting of Cao Lạng and the making of Vũng Tàu - Côn Đảo before them.
    assert sum(1 for one in facts.events() if one.level == "1") == 25 + 2
    # The 19 of 2013 to 2025, the making of Chũ, and the end of all districts.
    assert sum(1 for one in facts.events() if one.level == "2") == 19 + 2
    assert sum(1 for one in every if one.event.startswith("C25")) == 34
    assert sum(1 for one in every if one.event.startswith("M25") and one.type == "merge") == 23
    assert all(one.basis for one in every)
