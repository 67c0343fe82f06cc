"""From the upload to the verdicts: what is foretold happens, row by row, and is undone as one."""

from __future__ import annotations

import io

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import translation

from nhipcau.base.accounts.models import Office
from nhipcau.base.history.actions import record
from nhipcau.base.history.models import Entry
from nhipcau.base.sheets import actions, queries
from nhipcau.base.sheets.actions import background
from nhipcau.base.sheets.actions.background import BLOCK, block

pytestmark = pytest.mark.django_db


def verdicts(sheet, column="verdict"):
    return dict(sheet.rows.values_list("number", column))


def problems(sheet, number):
    return [(column, code) for column, code, _params in sheet.rows.get(number=number).problems]


def test_the_check_foretells_and_writes_nothing(brought, xlsx, office):
    sheet = brought(xlsx(["Chợ", "18/6/2023", "một"], [office.name, "", ""], ["", "", "ba"]))
    assert sheet.state == "ready"
    assert verdicts(sheet, "foretold") == {2: "made", 3: "same", 4: "refused"}
    assert set(verdicts(sheet).values()) == {"waiting"}
    assert not Office.objects.filter(name="Chợ").exists()
    assert not Entry.objects.filter(action="accounts.open_office").exists()


def test_each_wrong_cell_is_named(brought, xlsx):
    sheet = brought(xlsx(["", "31/2/2023", "ba"]))
    assert problems(sheet, 2) == [("name", "required"), ("day", "day"), ("rank", "choice")]


def test_a_row_that_stands_there_twice_is_refused_with_the_number_of_the_first(brought, xlsx):
    sheet = brought(xlsx(["Chợ"], ["Bến"], ["CHỢ "]))
    assert verdicts(sheet, "foretold") == {2: "made", 3: "made", 4: "refused"}
    assert sheet.rows.get(number=4).problems == [["name", "repeated", {"row": 2}]]


def test_what_an_action_says_is_kept_in_both_languages(brought, xlsx):
    sheet = brought(xlsx(["Cấm"]))
    cell = queries.explained(sheet, sheet.rows.get()).cells[0]
    with translation.override("en"):
        english = queries.explained(sheet, sheet.rows.get()).cells[0]
    assert cell.problems == ["Ô này bắt buộc phải có."]
    assert english.problems
    assert english.problems != cell.problems


def test_a_fault_of_the_program_refuses_its_row_alone(brought, xlsx, caplog):
    sheet = brought(xlsx(["Hỏng"], ["Chợ"]))
    assert verdicts(sheet, "foretold") == {2: "refused", 3: "made"}
    assert "a fault of the program" in caplog.text


def test_good_rows_are_taken_and_bad_ones_left_out(brought, done, xlsx):
    sheet = done(actions.run, brought(xlsx(["Chợ"], ["Cấm"], ["Bến"])))
    assert sheet.state == "done"
    assert verdicts(sheet) == {2: "made", 3: "refused", 4: "made"}
    assert Office.objects.filter(name__in=["Chợ", "Bến", "Cấm"]).count() == 2
    assert sheet.rows.get(number=2).thing_label == "Chợ"


def test_a_second_order_to_take_a_sheet_changes_nothing(brought, done, xlsx):
    sheet = done(actions.run, brought(xlsx(["Chợ"])))
    with pytest.raises(ValidationError):
        done(actions.run, sheet)
    assert Office.objects.filter(name="Chợ").count() == 1


def test_work_called_twice_does_nothing_again(brought, done, xlsx):
    sheet = done(actions.run, brought(xlsx(["Chợ"])))
    actions.work.call(sheet.pk)
    assert Entry.objects.filter(action="accounts.open_office").count() == 1


def test_work_that_stops_after_a_block_goes_on_behind_it(brought, done, xlsx, officer):
    sheet = brought(xlsx(*[[f"Chợ {n}"] for n in range(BLOCK + 20)]))
    actions.run(officer, sheet)
    assert block(sheet.pk)
    assert queries.counted(type(sheet).objects.get(pk=sheet.pk)) == {"waiting": 20, "made": BLOCK}
    sheet = done(actions.carry_on, sheet)
    assert (sheet.state, queries.counted(sheet)) == ("done", {"made": BLOCK + 20})
    assert Office.objects.filter(name__startswith="Chợ ").count() == BLOCK + 20


def test_long_work_lets_others_have_their_turn_and_goes_on(brought, done, xlsx, monkeypatch):
    monkeypatch.setattr(background, "TURN", 1)
    sheet = done(actions.run, brought(xlsx(*[[f"Chợ {n}"] for n in range(BLOCK + 1)])))
    assert (sheet.state, queries.counted(sheet)) == ("done", {"made": BLOCK + 1})


def test_reading_that_stopped_goes_on_behind_the_last_row(brought, xlsx):
    sheet = brought(xlsx(["Chợ"], ["Bến"], ["Đò"]))
    sheet.rows.filter(number__gt=2).delete()
    sheet.state = "reading"
    sheet.save()
    actions.work.call(sheet.pk)
    assert list(sheet.rows.values_list("number", flat=True)) == [2, 3, 4]


def test_a_sheet_is_taken_back_as_one(brought, done, xlsx, office):
    sheet = done(actions.run, brought(xlsx(["Chợ"], ["Bến"], [office.name])))
    sheet = done(actions.take_back, sheet)
    assert sheet.state == "undone"
    assert verdicts(sheet) == {2: "taken_back", 3: "taken_back", 4: "same"}
    assert not Office.objects.filter(name__in=["Chợ", "Bến"]).exists()


def test_what_somebody_has_worked_on_since_is_kept_and_named(brought, done, xlsx, partner):
    sheet = done(actions.run, brought(xlsx(["Chợ"], ["Bến"])))
    record(partner, "accounts.edit_office", Office.objects.get(name="Bến"))
    sheet = done(actions.take_back, sheet)
    assert verdicts(sheet) == {2: "taken_back", 3: "kept"}
    assert "Phạm Văn Hùng" in queries.explained(sheet, sheet.rows.get(number=3)).problems[0]
    assert Office.objects.filter(name="Bến").exists()


def test_rows_of_merged_cells_are_refused_and_the_others_taken(brought, done):
    from xlsxwriter import Workbook

    file = io.BytesIO()
    book = Workbook(file)
    page = book.add_worksheet()
    page.merge_range("A1:C1", "Danh sách")
    page.write_row("A2", ["Tên", "Ngày", "Hạng"])
    page.merge_range("A3:A4", "Chợ")
    page.write_row("B3", ["", "Một"])
    page.write_row("B4", ["", "Hai"])
    page.write_row("A5", ["Bến"])
    book.close()
    sheet = done(actions.run, brought(file))
    assert verdicts(sheet) == {3: "refused", 4: "refused", 5: "made"}
    assert sheet.rows.get(number=3).problems == [["", "merged", {"ref": "A3:A4"}]]


def test_a_sheet_without_rows_is_told_to_have_none(brought, xlsx):
    sheet = brought(xlsx())
    assert (sheet.state, sheet.problem) == ("failed", ["no_rows", {}])


def test_a_sheet_of_too_many_rows_is_refused_as_a_whole(brought, xlsx, monkeypatch):
    monkeypatch.setattr("nhipcau.base.sheets.actions.background.MOST_ROWS", 2)
    sheet = brought(xlsx(["a"], ["b"], ["c"]))
    assert (sheet.state, sheet.problem) == ("failed", ["rows", {"most": 2}])


def test_a_dropped_sheet_takes_nothing(brought, done, xlsx):
    sheet = done(actions.drop, brought(xlsx(["Chợ"])))
    assert sheet.state == "dropped"
    with pytest.raises(ValidationError):
        done(actions.run, sheet)


def test_the_same_sheet_once_more_finds_everything_there(brought, done, xlsx):
    done(actions.run, brought(xlsx(["Chợ"], ["Bến"])))
    again = brought(xlsx(["Chợ"], ["Bến"]))
    assert set(verdicts(again, "foretold").values()) == {"same"}


def test_who_may_only_look_brings_nothing_in(viewer, xlsx):
    file = xlsx(["Chợ"])
    with pytest.raises(PermissionDenied):
        actions.upload(viewer, "things", name="a.xlsx", file=file, size=10)


def test_sheets_of_another_office_are_neither_seen_nor_taken(brought, xlsx, partner):
    sheet = brought(xlsx(["Chợ"]))
    assert not queries.visible_to(partner).exists()
    with pytest.raises(PermissionDenied):
        actions.run(partner, sheet)


@pytest.mark.parametrize(
    ("content", "said"), [(b"%PDF-1.7", "bảng tính"), ("Họ;Tuổi\n".encode(), "Tên"), (b"x" * 2_000, "MB")]
)
def test_a_file_that_cannot_be_taken_is_told_beside_the_field(officer, settings, content, said):
    settings.MAX_SHEET_BYTES = 1_000
    with pytest.raises(ValidationError) as problem:
        actions.upload(officer, "things", name="a.csv", file=io.BytesIO(content), size=len(content))
    assert said in problem.value.message_dict["file"][0]
