import pytest

from nhipcau.register.needs.rules import Partner, sourced, standing, suggestions


@pytest.mark.parametrize(
    ("withdrawn", "answers", "so"), [(False, 0, "open"), (False, 2, "answered"), (True, 2, "withdrawn")]
)
def test_a_request_is_open_answered_or_withdrawn(withdrawn, answers, so):
    assert standing(withdrawn=withdrawn, answers=answers) == so


def test_what_is_stated_needs_a_quote_or_an_address_with_its_day():
    assert not sourced("strength", quoted=False, url="https://example.vn", day="")
    assert sourced("strength", quoted=False, url="https://example.vn", day="2025")
    assert sourced("fact", quoted=True, url="", day="")
    assert sourced("request", quoted=False, url="", day="")


def test_a_strength_comes_before_past_work_in_the_field():
    strong, worked, both = (
        Partner("a", ("chợ đêm",)),
        Partner("b", commitments=3, agreements=2),
        Partner("c", ("bản làng",), commitments=1, agreements=1),
    )
    found = suggestions(["x"], [worked, strong, both])
    assert [one.partner.unit for one in found] == ["c", "a", "b"]
    assert [one.reasons for one in found] == [("strength", "field", "together"), ("strength",), ("field", "together")]


def test_nobody_is_suggested_without_a_reason_in_the_field_or_to_themselves():
    assert suggestions(["x"], [Partner("a", agreements=5), Partner("x", ("chợ",))]) == []


def test_who_has_the_same_difficulty_comes_after_who_has_not():
    found = suggestions([], [Partner("a", ("lúa",), difficulty=True), Partner("b", ("ngô",))])
    assert [one.partner.unit for one in found] == ["b", "a"]
    assert found[1].reasons == ("strength", "same_difficulty")
