"""The readable text of a web page."""

from __future__ import annotations


def extract_html(markup: str) -> str:
    """Return the readable text of an HTML page, each block element on a line of its own.

    Scripts, navigation, sidebars, forms, what is hidden, and lists of links are dropped. Offsets of findings then refer
    to the returned text.
    """
    from nhipcau.reading.sources.html import page_text  # here, so that reading plain text does not load it

    return page_text(markup).text
