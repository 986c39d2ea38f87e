"""`govlint review`: the draft given back with what was found in it."""

from __future__ import annotations

import os
from pathlib import Path

import click

from govlint import reporters
from govlint.cli.facts import facts
from govlint.cli.single import checked_by, plan_for
from govlint.cli.status import EXIT_CLEAN, EXIT_FINDINGS
from govlint.cli.trouble import Trouble, troubled_by
from govlint.finding import Checked
from govlint.fixing import helpful
from govlint.options import Options
from govlint.plan import Overrides, Plan
from govlint.readers import ReadError, reason
from govlint.readers.kinds import reader_of
from govlint.reporters.terminal import visible
from govlint.review import ReviewError, review
from govlint.rulings import RuleCrash
from govlint.writing import hindrance, replace_file


@click.command(short_help="Give a Word document back with its findings as comments.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write there: a .docx with comments, or a .html page.  [default: beside FILE, with .reviewed in its name]",
)
@click.option("--tracked", is_flag=True, help="Write corrections as tracked changes, to be accepted or rejected.")
@click.option("--force", is_flag=True, help="Overwrite the output file if it is there.")
@facts
def review_command(
    file: Path,
    output_file: Path | None,
    tracked: bool,
    force: bool,
    options: Options,
) -> int:
    """Write the Word document FILE with each finding as a comment on its characters, or any draft as a .html page.

    FILE itself is never changed. Exit status: 0 nothing at the fail level, 1 findings, 2 nothing was written.
    """
    plan = plan_for(file, Overrides(options=options))
    checked = checked_by(plan, file)
    data = _data(file)
    target = output_file or file.with_name(f"{file.stem}.reviewed{'.docx' if _is_word(file, data) else '.html'}")
    _refuse(file, data, target, tracked, force)
    for note in checked.source.notes:
        click.echo(visible(f"{checked.source.name}：{note}"), err=True)
    content, done = _page(checked) if target.suffix.lower() == ".html" else _commented(checked, data, plan, tracked)
    try:
        replace_file(target, content)
    except OSError as error:
        raise Trouble(f"{target.as_posix()}：无法写入：{hindrance(error)}") from error
    click.echo(visible(f"已写入{target.as_posix()}：{done}。"))
    fails = any(each.severity >= plan.settings.fail_level for each in checked.findings)
    return EXIT_FINDINGS if fails else EXIT_CLEAN


def _data(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Trouble(f"{file.as_posix()}：{reason(error)}") from error


def _is_word(file: Path, data: bytes) -> bool:
    return reader_of(data, file.name) == "docx"


def _refuse(file: Path, data: bytes, target: Path, tracked: bool, force: bool) -> None:
    """Trouble if the output cannot be what is asked for, or would take the place of a file that is to stay."""
    kind = target.suffix.lower()
    if kind not in (".docx", ".html"):
        raise Trouble(f"{target.as_posix()}：只能写成.docx（在Word文稿上加批注）或.html（网页报告）")
    if kind == ".docx" and not _is_word(file, data):
        raise Trouble(f"{file.as_posix()}：不是.docx文稿，不能加批注，请另存为.docx，或用-o写成.html报告")
    if tracked and kind != ".docx":
        raise Trouble("--tracked只能用于写成.docx")
    if target.exists():
        if os.path.samefile(file, target):
            raise Trouble(f"{target.as_posix()}：是文稿本身，不能覆盖，请用-o换一个文件名")
        if not force:
            raise Trouble(f"{target.as_posix()}：文件已存在，要覆盖请加--force")


def _commented(checked: Checked, data: bytes, plan: Plan, tracked: bool) -> tuple[bytes, str]:
    """The document with comments, and how many were made."""
    with troubled_by(ReviewError, ReadError, RuleCrash, of=Path(checked.source.name)):
        certain = helpful(checked, plan, unsafe=True)[0] if tracked else []
        reviewed = review(checked, data, certain, plan.settings.limits)
    made = f"，{reviewed.tracked}个写成修订" if tracked else ""
    return reviewed.data, f"问题{len(checked.findings)}个，{reviewed.commented}个写成批注{made}"


def _page(checked: Checked) -> tuple[bytes, str]:
    """The page with what was found, and how much that is."""
    with troubled_by(reporters.ReportError):  # without the library that it is built with
        return reporters.get("html")([checked]).encode(), f"问题{len(checked.findings)}个"
