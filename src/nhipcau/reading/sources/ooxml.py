"""Looking into the XML of office files, in the namespaces of the transitional and the strict form alike."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from io import BytesIO

_NUMBER = re.compile("[0-9]{1,6}")
_OFF = {"0", "false", "off", "none"}


def local(element: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def child(element: ET.Element | None, name: str) -> ET.Element | None:
    """Return the first child of that local name."""
    # A loop, not a generator: this is what reading a Word file does most.
    for inner in element if element is not None else ():
        if inner.tag.rpartition("}")[2] == name:
            return inner
    return None


def attribute(element: ET.Element | None, name: str) -> str | None:
    """Return an attribute by its local name."""
    for key, said in element.items() if element is not None else ():
        if key.rpartition("}")[2] == name:
            return said
    return None


def value(element: ET.Element | None, name: str) -> str | None:
    """Return the `val` of the child `name`, by which most properties are said."""
    return attribute(child(element, name), "val")


def number(element: ET.Element | None, name: str) -> int | None:
    """Return the `val` of the child `name` where it is a number of a size that people write."""
    said = _NUMBER.fullmatch(value(element, name) or "")
    return int(said[0]) if said else None


def toggle(properties: ET.Element | None, name: str) -> bool | None:
    """Tell whether a property that is said by its mere presence holds; None where nothing is said of it."""
    said = child(properties, name)
    return None if said is None else (attribute(said, "val") or "1") not in _OFF


def pieces(content: bytes, depth: int) -> Iterator[ET.Element]:
    """Yield the elements at that depth below the root in order; each is emptied before the next is read."""
    level = -1
    for event, element in ET.iterparse(BytesIO(content), events=("start", "end")):
        if event == "start":
            level += 1
            continue
        if level == depth:
            yield element
            element.clear()
        level -= 1
