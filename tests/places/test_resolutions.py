"""The acts since the catalogue was made: what each changed, on the day before and on its day."""

from datetime import date, timedelta

import pytest

from nhipcau.places import gazetteer


@pytest.mark.parametrize(
    ("basis", "day", "uid", "before", "after"),
    [
        ("175/2024/QH15", "2025-01-01", "p46a", "Tỉnh Thừa Thiên Huế", "Thành phố Huế"),
        ("30/2026/QH16", "2026-04-30", "p75b", "Tỉnh Đồng Nai", "Thành phố Đồng Nai"),
        ("237/NQ-UBTVQH16", "2026-04-30", "c25363b", "Xã Đồng Phú", "Phường Đồng Phú"),
        ("36/2026/QH16", "2026-09-01", "p22b", "Tỉnh Quảng Ninh", "Thành phố Quảng Ninh"),
        ("39/2026/QH16", "2026-09-20", "p24b", "Tỉnh Bắc Ninh", "Thành phố Bắc Ninh"),
        ("388/NQ-UBTVQH16", "2026-09-20", "c07294b", "Xã Bố Hạ", "Phường Bố Hạ"),
    ],
)
def test_a_resolution_changes_a_unit_on_its_day(basis, day, uid, before, after):
    day, unit = date.fromisoformat(day), gazetteer().unit(uid)
    assert (unit.on(day - timedelta(1)).full, unit.on(day).full) == (before, after)
    assert basis in [event.basis for event in gazetteer().events(unit) if event.date == day]


@pytest.mark.parametrize(("basis", "count"), [("237/NQ-UBTVQH16", 10), ("388/NQ-UBTVQH16", 12)])
def test_a_resolution_changes_as_many_communes_as_it_names(basis, count):
    changed = [unit for unit in gazetteer().units() if basis in {event.basis for event in gazetteer().events(unit)}]
    assert len(changed) == count
    assert all(unit.versions[-1].kind == "Phường" for unit in changed)
