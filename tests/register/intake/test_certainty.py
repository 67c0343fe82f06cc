import pytest

from nhipcau.register.agreements.rules import day_known
from nhipcau.register.intake.rules import Passage, certainty
from nhipcau.register.intake.rules.certainty import WEIGHTS

DAY = day_known("2019-06-21")
COMMITMENT = {"field": "tourism", "status": "agreed"}
GIFT = {"kind": "money", "amount_vnd": 5, "quantity": None, "item": None, "receiver": "A", "giver": "B"}
GIFT |= {"status": "given"}


def reasons(kind, values, *, start=0, end=40, **more):
    return certainty(Passage(kind, start, end, values, **more), DAY).reasons


def party(name, level="province", within=None):
    return {"name": name, "level": level, "within": within}


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("party", party("Nghệ An")),
        ("party", party("Kyoto", "foreign")),
        ("person", {"name": "Lê Văn Khoa", "position": "Chủ tịch"}),
        ("event", {"kind": "signing", "date": "2019-06-18"}),
        ("commitment", COMMITMENT),
        ("support", GIFT),
    ],
)
def test_nothing_speaks_against_what_is_told_in_full(kind, values):
    assert reasons(kind, values) == ()


@pytest.mark.parametrize(
    ("kind", "values", "reason"),
    [
        ("party", party("Không Đâu Có"), "unknown-unit"),
        ("party", party("Châu Thành", "district"), "several-units"),
        ("person", {"name": "Lê Văn Khoa", "position": ""}, "no-position"),
        ("event", {"kind": "visit", "date": "XXXX-10-26"}, "no-year"),
        ("support", GIFT | {"giver": None}, "one-sided"),
        ("support", GIFT | {"amount_vnd": None}, "uncounted"),
        ("commitment", {"field": "tourism", "status": "perhaps"}, "wrong-value"),
    ],
)
def test_what_the_paper_leaves_open_is_to_be_looked_at(kind, values, reason):
    assert reasons(kind, values) == (reason,)


def test_suggestions_of_a_model_and_weak_words_are_to_be_looked_at():
    assert reasons("commitment", COMMITMENT, rule="suggested by a model") == ("model",)
    assert reasons("commitment", COMMITMENT, rule="commitment.needed", end=900) == ("weak-words", "long")


def test_a_finding_on_words_that_look_wrong_is_doubtful_and_its_neighbour_is_not():
    assert reasons("commitment", COMMITMENT, doubted=[(39, 50)]) == ("doubt",)
    assert reasons("commitment", COMMITMENT, doubted=[(40, 50)]) == ()


def test_what_a_person_typed_is_certain_unless_it_cannot_be_written():
    assert reasons("party", party("Không Đâu Có"), by_hand=True) == ()
    assert reasons("party", party(""), by_hand=True) == ("wrong-value",)


def test_the_gravest_reason_comes_first_and_all_weigh_together():
    told = certainty(Passage("commitment", 0, 900, COMMITMENT, "suggested by a model"), DAY)
    assert told.reasons == ("model", "long")
    assert told.weight == WEIGHTS["model"] + WEIGHTS["long"]
