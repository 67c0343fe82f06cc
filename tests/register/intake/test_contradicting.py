import pytest

from nhipcau.register.intake.rules import Facts, Side, Told, contradictions

HANOI, HUE, SONLA = (Side(name, unit, frozenset({unit})) for name, unit in (("ha noi", "a"), ("hue", "b"), ("s", "c")))


def told(*values):
    return tuple(Told(value, 0, 5) for value in values)


def sides(*parties):
    return tuple((party, Told(party.name)) for party in parties)


@pytest.mark.parametrize(
    ("mine", "known"),
    [
        (Facts(), Facts(signed=Told("2024-03-12"), number=Told("1/TB"), sides=sides(HANOI), amounts=told("5"))),
        (Facts(signed=Told("2024-03")), Facts(signed=Told("2024-03-12"))),
        (Facts(signed=Told("XXXX-03-12")), Facts(signed=Told("2024-03-12"))),
        (Facts(number=Told("12 - TB/TU")), Facts(number=Told("12-tb/tu"))),
        (Facts(sides=sides(HANOI, HUE)), Facts(sides=sides(HUE, HANOI))),
        (Facts(commitments=told("dạy nghề")), Facts(commitments=told("trồng rừng"))),
        (Facts(amounts=told("5", "7")), Facts(amounts=told("7", "5"))),
    ],
)
def test_what_may_both_be_true_is_no_contradiction(mine, known):
    assert contradictions(mine, known) == []


@pytest.mark.parametrize(
    ("about", "mine", "known"),
    [
        ("day", Facts(signed=Told("2024-03-12")), Facts(signed=Told("2024-03-13"))),
        ("day", Facts(signed=Told("2023")), Facts(signed=Told("2024-03-13"))),
        ("number", Facts(number=Told("12-TB/TU")), Facts(number=Told("13-TB/TU"))),
        ("parties", Facts(sides=sides(HANOI, HUE)), Facts(sides=sides(HANOI, SONLA))),
        ("commitments", Facts(commitments=told("dạy nghề", "trồng rừng")), Facts(commitments=told("dạy nghề"))),
        ("amounts", Facts(amounts=told("5")), Facts(amounts=told("7"))),
    ],
)
def test_what_cannot_both_be_true_is_told(about, mine, known):
    assert [one.about for one in contradictions(mine, known)] == [about]


def test_both_sides_keep_what_they_say_and_where():
    mine = Facts(commitments=told("dạy nghề cho thanh niên", "trồng rừng ven hồ"))
    (found,) = contradictions(mine, Facts(commitments=told("dạy nghề cho thanh niên")))
    assert [one.value for one in found.mine] == ["trồng rừng ven hồ"]
    assert found.known == ()
