"""Looking into the XML of office files, in the namespaces of the transitional and the strict form alike."""

from __future__ import annotations

import xml.etree.ElementTree as ET

_OFF = {"0", "false", "off", "none"}


def local(element: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def child(element: ET.Element | None, name: str) -> ET.Element | None:
    """Return the first child of that local name."""
    return next((inner for inner in element if local(inner) == name), None) if element is not None else None


def attribute(element: ET.Element | None, name: str) -> str | None:
    """Return an attribute by its local name."""
    items = element.items() if element is not None else ()
    return next((said for key, said in items if key.rpartition("}")[2] == name), None)


def value(element: ET.Element | None, name: str) -> str | None:
    """Return the `val` of the child `name`, by which most properties are said."""
    return attribute(child(element, name), "val")


def is_on(properties: ET.Element | None, name: str) -> bool:
    """Tell whether a property that is said by its mere presence holds."""
    said = child(properties, name)
    return said is not None and (attribute(said, "val") or "1") not in _OFF
