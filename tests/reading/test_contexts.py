"""Phrases of a context, known where they begin."""

from nhipcau.reading.vocabulary import beginnings, begins, context, rows


def test_every_phrase_of_every_context_is_known_where_it_begins() -> None:
    for name in {name for _, name in rows("contexts")}:
        for phrase in context(name):
            assert len(phrase) < 2 or begins(f"– {phrase}, rồi", 2, beginnings(name)), phrase
