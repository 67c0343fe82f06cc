"""The corpus of examples: each line of tests/corpus/<kind>.tsv is one test, positive or negative."""

from pathlib import Path

import pytest

from nhipcau.reading import read
from nhipcau.reading.commitments import commitments
from nhipcau.reading.dates import dates
from nhipcau.reading.duties import Duties
from nhipcau.reading.events import events
from nhipcau.reading.heading import read_heading
from nhipcau.reading.headline import title_of
from nhipcau.reading.localities import localities
from nhipcau.reading.numbers import monies
from nhipcau.reading.paper import open_paper
from nhipcau.reading.people import people
from nhipcau.reading.support import support

CORPUS = Path(__file__).parents[1] / "corpus"


def examples(kind):
    return list(_parameters(kind))


def _parameters(kind):
    lines = (CORPUS / f"{kind}.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            text, tab, expected = line.partition("\t")
            assert tab, f"no tab in {kind}.tsv: {line}"
            yield pytest.param(text, expected.strip(), id=text[:40])


def joined(findings):
    return " | ".join(findings)


def surface(text, span):
    return text[span.start : span.end]


@pytest.mark.parametrize(("text", "expected"), examples("dates"))
def test_a_date_is_read_as_precisely_as_told(text, expected):
    assert (
        joined(f"{text[d.start : d.end]} = {d.moment.iso()}" for d in dates(text, open_paper(text).numbers)) == expected
    )


@pytest.mark.parametrize(("text", "expected"), examples("events"))
def test_an_act_is_dated_with_the_year_that_the_text_fixes(text, expected):
    paper = open_paper(text.replace("⏎", "\n"))
    told, title = dates(paper.text, paper.numbers), title_of(paper)
    found = events(paper, told, read_heading(paper, told, title), title)
    assert joined(f"{event.date} = {event.kind}" for event in found) == expected


@pytest.mark.parametrize(("text", "expected"), examples("money"))
def test_an_amount_is_read_in_full(text, expected):
    shown = (
        f"{text[m.start : m.end]} = {'?' if m.amount is None else m.amount}{f' /{m.per}' if m.per else ''}"
        for m in monies(text, 0, len(text), open_paper(text).numbers)
    )
    assert joined(shown) == expected


@pytest.mark.parametrize(("text", "expected"), examples("people"))
def test_a_person_is_read_with_the_longest_title(text, expected):
    paper = open_paper(text.replace("⏎", "\n"))
    assert joined(f"{p.name} = {p.position}".rstrip() for p in people(paper, localities(paper))) == expected


@pytest.mark.parametrize(("text", "expected"), examples("localities"))
def test_a_locality_is_read_with_its_level(text, expected):
    found = localities(open_paper(text))
    shown = (f"{m.name} = {m.level}{f' < {m.within}' if (m.within or '?') in text else ''}" for m in found)
    assert joined(shown) == expected


@pytest.mark.parametrize(("text", "expected"), examples("commitments"))
def test_a_commitment_is_read_with_field_and_status(text, expected):
    text = text.replace("⏎", "\n")
    paper = open_paper(text)
    found = commitments(paper, localities(paper), 0, [], Duties(paper, [], []))
    assert joined(f"{surface(text, c.span)} = {c.field}, {c.status}" for c in found) == expected


@pytest.mark.parametrize(("text", "expected"), examples("support"))
def test_a_gift_is_read_with_its_worth(text, expected):
    text = text.replace("⏎", "\n")
    paper = open_paper(text)
    shown = (
        f"{surface(text, s.span)} = {s.kind}, {_or_dash(s.amount_vnd)}, {_or_dash(s.quantity)}, {s.status}"
        for s in support(paper, localities(paper), set(), 0)
    )
    assert joined(shown) == expected


@pytest.mark.parametrize(("text", "expected"), examples("headings"))
def test_a_heading_is_read_as_printed(text, expected):
    heading = read(text.replace("⏎", "\n")).document
    assert " ; ".join(map(_or_dash, (heading.title, heading.number, heading.published))) == expected


@pytest.mark.parametrize(("text", "expected"), examples("cooperation"))
def test_cooperation_of_localities_is_told_from_other_news(text, expected):
    assert read(text.replace("⏎", "\n")).cooperation is (expected == "yes")


@pytest.mark.parametrize(("text", "expected"), examples("parties"))
def test_the_localities_that_act_are_told_from_those_only_named(text, expected):
    found = read(text.replace("⏎", "\n")).parties
    assert joined(f"{p.name} = {p.level}" for p in found) == expected


def _or_dash(value):
    return "-" if value is None else str(value)
