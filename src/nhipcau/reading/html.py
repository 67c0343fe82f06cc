"""The readable text of a web page."""

from __future__ import annotations

import re

_DROPPED = "script, style, noscript, template, svg, iframe, nav, header, footer, aside, form, button, select"
_BLOCKS = frozenset({
    "address", "article", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2",
    "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th",
    "thead", "title", "tr", "ul",
})  # fmt: skip
_SPACE = re.compile(r"[ \t\r\f\v]*\n[ \t\r\f\v]*")
_BLANK = re.compile(r"\n{3,}")


def extract_html(markup: str) -> str:
    """Return the readable text of an HTML page, each block element on a line of its own.

    Scripts, styles, navigation, header, footer, sidebars and forms are dropped. Offsets of findings then refer to
    the returned text.
    """
    from selectolax.lexbor import LexborHTMLParser  # here, so that reading plain text does not load it

    tree = LexborHTMLParser(markup)
    for node in tree.css(_DROPPED):
        node.decompose()
    root = tree.body
    if root is None:
        return ""
    pieces: list[str] = []
    for node in root.traverse(include_text=True):
        if node.tag == "-text":
            pieces.append(_flat(node.text_content or ""))
        elif node.tag in _BLOCKS:
            pieces.append("\n")
    text = _SPACE.sub("\n", "".join(pieces))
    return _BLANK.sub("\n\n", text).strip()


def _flat(text: str) -> str:
    """Return text as a browser shows it: any run of ordinary white space is one space."""
    return re.sub(r"[ \t\r\n\f]+", " ", text)
