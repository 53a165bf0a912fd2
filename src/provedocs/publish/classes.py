"""Say of an element what it is, for the style of a book."""

from bs4 import Tag


def add_class(element: Tag, name: str) -> None:
    """Add the class *name* to those that *element* has."""
    element["class"] = [*element.get_attribute_list("class"), name]  # type: ignore[assignment]
