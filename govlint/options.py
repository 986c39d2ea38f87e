"""What the command line or the settings say about a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

Body = Literal["government", "department", "office", "township"]
BODIES: tuple[Body, ...] = ("government", "department", "office", "township")


class Options(NamedTuple):
    """What is known of a report beside its text; None where that is left to the draft.

    `year` is the report year; `edition` the id of the format to hold the report to; `body` the kind of office;
    `founded` the year in which the office was set up (its first report may cover less than a year); `today` switches
    deadline rules on. Lengths count characters without blanks.
    """

    year: int | None = None
    edition: str | None = None
    body: Body | None = None
    founded: int | None = None
    today: date | None = None
    overall_max_chars: int | None = None
    overall_min_chars: int = 100
    problems_min_chars: int = 30
