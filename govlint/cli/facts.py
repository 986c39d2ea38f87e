"""Options that several commands have in the same words: facts of the report, and that plug-ins do not count."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

import click

from govlint.cli.trouble import Trouble
from govlint.options import BODIES, Body, Options
from govlint.plan import not_an_edition

NO_PLUGINS = click.option("--no-plugins", is_flag=True, help="Leave out the rules of installed plug-ins.")
_FACTS = (
    click.option(
        "--year",
        type=click.IntRange(1949, 2999),
        metavar="YEAR",
        help="The report year, whatever the title says.",
    ),
    click.option("--edition", metavar="ID", help="Hold the report to this official format, 2021 or 2019."),
    click.option("--body", type=click.Choice(BODIES), help="The kind of office, whatever the title says."),
    click.option(
        "--today", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Check deadlines as of this day."
    ),
)


def facts(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --year, --edition, --body and --today, all of which come to it as one argument `options`."""

    @wraps(command)
    def told(
        *, year: int | None, edition: str | None, body: Body | None, today: datetime | None, **others: object
    ) -> Any:
        return command(**others, options=_options(year, edition, body, today))

    for option in reversed(_FACTS):
        told = option(told)
    return told


def _options(year: int | None, edition: str | None, body: Body | None, today: datetime | None) -> Options:
    """What the command line says of the report. Trouble if there is no such edition."""
    if why := not_an_edition(edition):
        raise Trouble(why)
    return Options(year=year, edition=edition, body=body, today=today.date() if today else None)
