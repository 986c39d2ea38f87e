"""Corrections: the edits of findings made in a draft, and made only if the draft is the better for it."""

from __future__ import annotations

from bisect import bisect, insort
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from govlint.finding import Checked, Edit, Finding, Severity
from govlint.linter import check
from govlint.plan import Plan
from govlint.source import Source
from govlint.writing import hindrance, replace_file

_TRACKED = "请用 govlint review --tracked 写成修订"
_LOOKED_AT = "请用 govlint review -o 报告.html 查看改正建议"
MOST_ROUNDS = 10  # a correction may make room for another


class Fixed(NamedTuple):
    """A draft after `made` corrections, with what is still found in it."""

    checked: Checked
    made: int


class FixError(Exception):
    """A corrected draft cannot be written; the message says why, in Chinese."""


def fix(checked: Checked, plan: Plan, unsafe: bool) -> Fixed:
    """The draft with its safe corrections, and the unsafe ones if `unsafe`; as it was where they would not help.

    FixError if it is no text draft; RuleCrash if a rule fails on the corrected draft.
    """
    if checked.source.kind != "text" and chosen(checked.findings, unsafe):
        is_word = checked.source.name.lower().endswith(".docx")  # .doc and .wps are read as .docx, too
        raise FixError(f"不是文本文件，不能直接改正；{_TRACKED if is_word else _LOOKED_AT}")
    best, count = checked, 0
    for _ in range(MOST_ROUNDS):
        fixes, again = helpful(best, plan, unsafe)
        if not fixes:
            break
        best, count = again, count + len(fixes)
    return Fixed(best, count)


def helpful(checked: Checked, plan: Plan, unsafe: bool) -> tuple[list[Finding], Checked]:
    """The findings whose corrections, made together, leave a better draft, and that draft.

    None, and the draft as it is, if they would not. RuleCrash if a rule fails on the corrected draft.
    """
    fixes = chosen(checked.findings, unsafe)
    if fixes:
        text = apply(checked.source.text, [edit for finding in fixes for edit in _edits(finding)])
        again = check(checked.source._replace(text=text), plan)
        if _gravity(again.findings) < _gravity(checked.findings):
            return fixes, again
    return [], checked


def chosen(findings: Sequence[Finding], unsafe: bool) -> list[Finding]:
    """The findings whose corrections can be made together: edits never overlap, the first in the text wins."""
    found: list[Finding] = []
    taken: list[Edit] = []
    for finding in findings:
        edits = _edits(finding)
        allowed = finding.fix is not None and (
            finding.fix.safety == "safe" or (unsafe and finding.fix.safety == "unsafe")
        )
        if allowed and edits and not any(_collides(one, taken) for one in edits):
            found.append(finding)
            for one in edits:
                insort(taken, one)
    return found


def _collides(one: Edit, taken: Sequence[Edit]) -> bool:
    """Whether an edit overlaps some that are in order and do not overlap: then it overlaps one beside its place."""
    at = bisect(taken, one)
    return any(_overlap(one, other) for other in taken[max(0, at - 1) : at + 1])


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` with edits that do not overlap made."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def encoded(source: Source) -> bytes:
    """The text in its own encoding, with its mark. FixError if that cannot hold it."""
    try:
        return (("\ufeff" if source.marked else "") + source.text).encode(source.encoding)
    except UnicodeEncodeError as error:
        raise FixError(f"改正后的文字不能用原来的编码（{source.encoding}）保存") from error


def write(path: Path, before: Source, after: Source) -> None:
    """Write a corrected draft: its own encoding, mark, line ends and permissions; whole or not at all.

    FixError if the file is no longer what was read, cannot hold the text, or cannot be written.
    """
    try:
        if path.read_bytes() != encoded(before):
            raise FixError("文件在检查后有改动，没有写入，请重新检查")
        replace_file(path, encoded(after))
    except OSError as error:
        raise FixError(f"无法写入：{hindrance(error)}") from error


def _edits(finding: Finding) -> tuple[Edit, ...]:
    return finding.fix.edits if finding.fix is not None else ()


def _overlap(one: Edit, other: Edit) -> bool:
    return (one.span.start < other.span.end and other.span.start < one.span.end) or one.span == other.span


def _gravity(findings: Iterable[Finding]) -> tuple[int, ...]:
    """How much is wrong: how many errors, then warnings, then notes."""
    severities = [finding.severity for finding in findings]
    return tuple(severities.count(severity) for severity in sorted(Severity, reverse=True))
