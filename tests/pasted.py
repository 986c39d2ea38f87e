"""Tables as they are pasted into plain text and Markdown: a report with tabs, written anew in each of these forms."""

from __future__ import annotations

import re
from collections.abc import Callable

import govlint
from govlint.source import Source

SLIPS = [  # in the model report of 2021
    ("1.本机关不掌握相关政府信息\t6\t", "1.本机关不掌握相关政府信息\t9\t"),
    ("（七）总计\t\t39\t", "（七）总计\t\t93\t"),
    ("行政强制\t2", "行政强制\t无"),
]


def _rows(text: str, write: Callable[[list[str]], str], rule: Callable[[int], str] | None = None) -> str:
    """A report whose rows are written anew, with a rule under the first row of each table."""
    lines: list[str] = []
    last = False
    for line in text.splitlines():
        cells = line.split("\t")
        lines.append(write(cells) if len(cells) > 1 else line)
        if len(cells) > 1 and not last and rule is not None:
            lines.append(rule(len(cells)))
        last = len(cells) > 1
    return "\n".join(lines) + "\n"


def _wrapped(cells: list[str]) -> str:
    """A row as it is copied from a PDF: labels wrapped over lines, with the numbers behind them or on a line below."""
    full = [each for each in cells if each]
    labels = [each for each in full if re.search("[^\\W\\d]{2}", each) and each != "86.5万元"]
    width = 2 if len(labels) > 3 else 13
    lines = [[label[at : at + width] for at in range(0, len(label), width)] for label in labels]
    numbers = " ".join(full[len(labels) :])
    between = "\n" if labels and len(lines[-1]) > 1 else " "
    return "\n".join(line for each in lines for line in each) + (between + numbers if numbers else "")


def _apart(cells: list[str]) -> str:
    """A row as a program lays a PDF out in text: blanks of any width, single ones behind wide cells."""
    full = [each for each in cells if each]
    blanks = [" " * (1 if len(each) > 8 or (len(full) > 8 and at % 3) else 4) for at, each in enumerate(full)]
    return "".join(each + blank for each, blank in zip(full, blanks, strict=True)).rstrip()


def _broken(cells: list[str]) -> str:
    """Bars behind all cells, with the end of a line in front of the bar of every word but the first."""
    first, *rest = (each for each in cells if each)
    return f"{first} | " + "".join(f"{each}{' ' if each[-1].isdigit() else chr(10)}|" for each in rest)


FORMS: dict[str, Callable[[str], str]] = {
    "pipes": lambda text: _rows(text, lambda cells: f"| {' | '.join(cells)} |", lambda n: "|" + " --- |" * n),
    "bare pipes": lambda text: _rows(text, lambda cells: " | ".join(cells), lambda n: " | ".join(["---"] * n)),
    "trailing pipes": lambda text: _rows(text, lambda cells: " | ".join(each for each in cells if each) + " |"),
    "broken pipes": lambda text: _rows(text, _broken),
    "wide pipes": lambda text: _rows(text, lambda cells: f"｜{'｜'.join(cells)}｜"),
    "box": lambda text: _rows(text, lambda cells: f"│{'│'.join(cells)}│", lambda n: f"├{'┼'.join(['──'] * n)}┤"),
    "blanks": lambda text: _rows(text, lambda cells: "   ".join(each for each in cells if each)),
    "full-width blanks": lambda text: _rows(text, lambda cells: "\u3000\u3000".join(each for each in cells if each)),
    "single blanks": lambda text: _rows(text, lambda cells: " ".join(each for each in cells if each)),
    "narrow blanks": lambda text: _rows(text, _apart),
    "wrapped lines": lambda text: _rows(text, _wrapped).replace("86.5万元", "86.5 万元"),
    "lines": lambda text: _rows(text, lambda cells: "\n".join(each for each in cells if each)),
    "bars on lines": lambda text: _rows(text, lambda cells: "\n".join(f"{each} |" for each in cells if each)),
    "bars below lines": lambda text: _rows(text, lambda cells: "\n".join(f"{each}\n|" for each in cells if each)),
    "frames on lines": lambda text: _rows(
        text, lambda cells: "| \n " + " | \n ".join(each for each in cells if each) + " |" * (1 + cells.count(""))
    ),
    "padding": lambda text: _rows(
        text, lambda cells: f"{' | '.join(each for each in cells if each)} | {'|' * cells.count('')}".rstrip()
    ),
    "padding on lines": lambda text: _rows(
        text,
        lambda cells: "\n".join([*(f"{each} |" for each in cells if each), *["|" * cells.count("")] * ("" in cells)]),
    ),
    "parted lines": lambda text: _rows(text, lambda cells: "\n\n".join(each for each in cells if each)),
}


def findings(text: str) -> list[tuple[str, str, str]]:
    """What is found in a report, by code, message and characters: it must not depend on the form."""
    source = Source(text)
    return [(each.code, each.message, source.cut(each.span)) for each in govlint.check_text(text).findings]
