"""Agreements and commitments as an office keeps them in a spreadsheet: one row for each commitment."""

from __future__ import annotations

import io

import pytest

from nhipcau.base.sheets import actions
from nhipcau.base.sheets.rules import as_xlsx
from nhipcau.register.agreements.actions import publish
from nhipcau.register.agreements.models import Agreement, Commitment

pytestmark = pytest.mark.django_db
HEADS = ["Số, ký hiệu", "Tiêu đề", "Ngày ký", "Các bên", "Nội dung cam kết", "Lĩnh vực", "Cơ quan chủ trì", "Người ký"]
FIRST = [
    "12/BB",
    "Biên bản hợp tác",
    "3/2019",
    "Hà Nội; tỉnh Nghệ An",
    "Mở gian hàng chung ở hội chợ xuân.",
    "Du lịch",
    "Sở Du lịch",
    "Trần Văn Tư, Phó Chủ tịch UBND thành phố",
]
SECOND = ["12/BB", "Biên bản hợp tác", "", "", "Cử bác sĩ về trạm y tế vùng cao.", "y te, cham soc suc khoe", "", ""]


@pytest.fixture
def taken(officer, mirror, django_capture_on_commit_callbacks):
    """Bring rows in as Lan and take them."""

    def taken(*rows):
        mirror("p01a", "p40a")
        file = io.BytesIO(as_xlsx("Thỏa thuận", HEADS, rows).read())
        with django_capture_on_commit_callbacks(execute=True):
            sheet = actions.upload(officer, "agreements", name="so.xlsx", file=file, size=1)
        with django_capture_on_commit_callbacks(execute=True):
            actions.run(officer, sheet)
        return sheet

    return taken


@pytest.fixture
def taken_back(officer, django_capture_on_commit_callbacks):
    def taken_back(sheet):
        with django_capture_on_commit_callbacks(execute=True):
            actions.take_back(officer, sheet)
        return verdicts(sheet)

    return taken_back


def verdicts(sheet):
    return list(sheet.rows.values_list("verdict", flat=True))


def told(sheet):
    return [(column, params.get("vi", "")) for column, _code, params in sheet.rows.last().problems]


def test_rows_of_one_number_are_one_agreement(taken):
    sheet = taken(FIRST, SECOND)
    agreement = Agreement.objects.get()
    assert verdicts(sheet) == ["made", "changed"]
    assert (agreement.number, agreement.signed, agreement.commitment_count) == ("12/BB", "2019-03", 2)
    assert list(agreement.commitments.values_list("text", "field")) == [(FIRST[4], "tourism"), (SECOND[4], "health")]
    assert [party.unit_id for party in agreement.parties.all()] == ["p01a", "p40a"]
    assert [(one.name, one.position) for one in agreement.signatories.all()] == [
        ("Trần Văn Tư", "Phó Chủ tịch UBND thành phố")
    ]
    assert agreement.published_at is None


def test_each_commitment_rests_on_the_words_of_its_row(taken):
    taken(FIRST, SECOND)
    for commitment, row in zip(Commitment.objects.order_by("order"), (2, 3), strict=True):
        quote = commitment.quote
        assert quote.document.text[quote.start : quote.end] == quote.surface == commitment.text
        assert quote.document.name == f"so.xlsx: {row}"
    party = Agreement.objects.get().parties.last()
    assert party.quote.surface == "tỉnh Nghệ An"


def test_the_same_rows_again_change_nothing(taken):
    taken(FIRST, SECOND)
    assert verdicts(taken(FIRST, SECOND)) == ["same", "same"]
    assert Commitment.objects.count() == 2


def test_an_agreement_is_taken_back_with_its_commitments_and_can_come_again(taken, taken_back):
    assert taken_back(taken(FIRST, SECOND)) == ["taken_back", "taken_back"]
    assert not Agreement.objects.exists()
    assert verdicts(taken(FIRST, SECOND)) == ["made", "changed"]


def test_what_was_published_meanwhile_is_kept(taken, taken_back, officer):
    sheet = taken(FIRST, SECOND)
    publish(officer, Agreement.objects.get())
    assert taken_back(sheet) == ["kept", "kept"]
    assert Commitment.objects.count() == 2


@pytest.mark.parametrize(
    ("place", "value", "column"),
    [
        (2, "31/2/2023", "signed"),
        (3, "Hà Nội", "parties"),
        (3, "Hà Nội; tỉnh Không Có", "parties"),
        (4, "", "text"),
        (5, "Không có lĩnh vực này", "field"),
    ],
)
def test_what_is_wrong_stands_beside_its_cell(taken, place, value, column):
    row = [value if at == place else cell for at, cell in enumerate(FIRST)]
    sheet = taken(row)
    assert verdicts(sheet) == ["refused"]
    assert [name for name, _said in told(sheet)] == [column]
    assert not Agreement.objects.exists()


def test_agreements_of_another_office_are_left_alone(taken, partner, signed):
    other = signed("p01b", "p40b")
    Agreement.objects.update(number="12/BB", office=partner.office)
    assert verdicts(taken(FIRST)) == ["made"]
    assert other.commitments.count() == 1
