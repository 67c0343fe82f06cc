"""Web pages: the readable text, with the element that each line comes from."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nhipcau.reading.sources import encoding
from nhipcau.reading.sources.lines import Lines
from nhipcau.reading.sources.source import Limits, Text, Unreadable

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_DROPPED = frozenset(
    {
        "script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "nav", "footer", "aside",
        "button", "select", "textarea",
    }
)  # fmt: skip
# Dropped too, unless they hold an article's headline or, as some portals have it, the whole page.
_DOUBTFUL = frozenset({"header", "form"})
_DROPPED_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search"})
_BLOCKS = frozenset(
    {
        "address", "article", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol",
        "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
    }
)  # fmt: skip
_LISTS = frozenset({"ul", "ol", "dl", "div", "section", "table"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
# A list of links: at least so many, and so much of its text inside them.
_LINKS, _LINK_SHARE = 3, 0.7
# Deeper elements are named by their ancestor at this depth.
_DEEPEST = 40
# No page for people nests so deep; the parser's work grows with the square of the depth.
_TOO_DEEP = 5_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Elements that have no end, and those whose end is mostly left out: they do not nest in themselves.
_ENDLESS = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
        "dd", "dt", "li", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr",
    }
)  # fmt: skip


def read(content: bytes, limits: Limits) -> Text:
    """Return the readable text of a web page, or raise Unreadable where it has none."""
    decoded = _decoded(content)
    text = page_text(decoded.text)
    if not text.text:
        raise Unreadable("empty")
    return Text(text.text, text.places, decoded.encoding, decoded.confidence, (*decoded.warnings, *text.warnings))


def page_text(markup: str) -> Text:
    """Return the readable text of an HTML page, each block element on a line of its own.

    Left out are scripts, navigation, sidebars, forms, what is hidden, and lists of links. Each line has its place: a
    CSS selector of the block element that it stands in. A page of thousands of elements inside one another has none.
    """
    if _nests_too_deep(markup):
        return Text("")
    from selectolax.lexbor import LexborHTMLParser  # here, so that reading plain text does not load it

    # The parser stops at a null character, which a page cannot have.
    page = LexborHTMLParser(markup.replace("\0", ""))
    body = page.body
    if body is None:
        return Text("")
    tree = _measured(body, {node.mem_id for node in page.css("[hidden], [role], [style]") if _is_hidden(node)})
    for links in (False, True):
        lines = Lines()
        _write(tree, lines, keep_links=links)
        if lines:
            return lines.text()
    return Text("")


def _nests_too_deep(markup: str) -> bool:
    depth = 0
    for closing, tag in _TAG.findall(markup):
        if tag.lower() not in _ENDLESS:
            depth = max(depth - 1, 0) if closing else depth + 1
            if depth > _TOO_DEEP:
                return True
    return False


def _decoded(content: bytes) -> Text:
    """Decode by the mark at the beginning, else by what the bytes are, else by what the page declares."""
    found = encoding.decode(content)
    declared = _CHARSET.search(content[:4096])
    if found.encoding != "cp1252" or not declared:
        return found
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name
        return Text(content.decode(name, "replace"), encoding=name)
    except (LookupError, UnicodeError):
        return found


@dataclass(slots=True, eq=False)
class _Element:
    """An element that is kept, with the size of its text; `children` holds pieces of text and elements in order."""

    tag: str
    path: str
    depth: int
    parent: _Element | None
    inside_link: bool
    children: list[str | _Element] = field(default_factory=list)
    letters: int = 0
    linked: int = 0
    links: int = 0
    headline: bool = False


def _measured(body: LexborNode, hidden: set[int]) -> _Element:
    """Return the kept elements of the page, each with the letters and the links under it."""
    root = _Element("body", "body", 0, None, False)
    order = [root]
    waiting: list[tuple[LexborNode, _Element]] = [(body, root)]
    while waiting:
        node, element = waiting.pop()
        for child, made in _children(node, element, hidden):
            order.append(made)
            waiting.append((child, made))
    for element in reversed(order):
        _sum_up(element)
    return root


def _children(node: LexborNode, element: _Element, hidden: set[int]) -> list[tuple[LexborNode, _Element]]:
    """Fill `element` with the children of `node`, and return those that are elements themselves."""
    made: list[tuple[LexborNode, _Element]] = []
    seen: Counter[str] = Counter()
    child = node.child
    while child is not None:
        tag = child.tag or ""
        if tag == "-text":
            element.children.append(child.text_content or "")
        elif tag and tag[0] != "-":
            seen[tag] += 1
            if tag not in _DROPPED and child.mem_id not in hidden:
                new = _Element(tag, _path(element, tag, seen[tag]), element.depth + 1, element, _links(element, tag))
                element.children.append(new)
                made.append((child, new))
        child = child.next
    return made


def _path(parent: _Element, tag: str, number: int) -> str:
    if parent.depth >= _DEEPEST:
        return parent.path
    return f"{parent.path} > {tag}" + (f":nth-of-type({number})" if number > 1 else "")


def _links(parent: _Element, tag: str) -> bool:
    return parent.inside_link or tag == "a"


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if "hidden" in attributes or (attributes.get("role") or "") in _DROPPED_ROLES:
        return True
    return bool(_HIDDEN.search(attributes.get("style") or ""))


def _sum_up(element: _Element) -> None:
    """Add the size of an element, whose children are done, to its parent."""
    own = sum(len(child.strip()) for child in element.children if isinstance(child, str))
    element.letters += own
    element.linked += own if element.inside_link else 0
    element.links += element.tag == "a"
    element.headline = element.headline or element.tag in {"h1", "h2"}
    if element.parent:
        element.parent.letters += element.letters
        element.parent.linked += element.linked
        element.parent.links += element.links
        element.parent.headline = element.parent.headline or element.headline


def _write(root: _Element, lines: Lines, *, keep_links: bool) -> None:
    """Write the text under `root`, a line for each run of text that no block interrupts."""
    gathered: list[str] = []
    # What is still to be done, last first: a piece of text, an element to open, or the place in which a line ends.
    waiting: list[str | _Element | tuple[str]] = [root]
    block = root.path

    def end_line(next_block: str) -> None:
        nonlocal block
        line = _SPACE.sub(" ", "".join(gathered)).strip()
        if line:
            lines.add(line, "element", block)
        gathered.clear()
        block = next_block

    while waiting:
        match waiting.pop():
            case str(text):
                gathered.append(text)
            case (outer,):
                end_line(outer)
            case _Element() as element if element.tag == "br":
                end_line(block)
            case _Element() as element if keep_links or not _is_residue(element, root):
                if element.tag in _BLOCKS:
                    waiting.append((block if element is root else _block_of(element),))
                    end_line(element.path)
                waiting.extend(reversed(element.children))
    end_line(block)


def _block_of(element: _Element) -> str:
    """Return the path of the block around `element`."""
    around = element.parent
    while around and around.tag not in _BLOCKS:
        around = around.parent
    return around.path if around else element.path


def _is_residue(element: _Element, root: _Element) -> bool:
    """Tell whether an element is a form or a head of the site, or a list of links, and not most of the page."""
    if 2 * element.letters > root.letters:
        return False
    if element.tag in _DOUBTFUL:
        return not (element.tag == "header" and element.headline and _in_article(element))
    return element.tag in _LISTS and element.links >= _LINKS and element.linked >= _LINK_SHARE * element.letters


def _in_article(element: _Element) -> bool:
    around = element.parent
    while around and around.tag not in {"article", "main"}:
        around = around.parent
    return around is not None
