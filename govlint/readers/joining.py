"""Lines of a cell that become one."""

from __future__ import annotations


def parted(last: str, first: str) -> bool:
    """Whether a blank parts two characters between which a line breaks: Latin letters or digits; Chinese has no blanks.

    Marks go without: “1,” and “234” are one number. Nothing is parted from "".
    """
    return (last + first).isascii() and last.isalnum() and first.isalnum()
