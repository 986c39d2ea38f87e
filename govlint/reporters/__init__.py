"""Output formats: findings to text, one small module each. Adding one is adding a module and a line here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from importlib import import_module

from govlint.finding import Checked, Failed, Severity, Tally

Results = Sequence[Checked | Failed]

FORMATS = ("full", "concise", "json", "html")
# Formats for people: errors of files are told on standard error, and a summary follows.
SPOKEN = ("full", "concise")

WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}


class ReportError(Exception):
    """A format cannot be written; the message says why and what to do, in Chinese and on one line."""


def get(name: str) -> Callable[..., str]:
    """The function `render(results, *, color=False) -> str` of a format in FORMATS; `render` may raise ReportError."""
    render: Callable[..., str] = import_module(f"govlint.reporters.{name}").render
    return render


def summary(results: Results, settings: int = 0) -> str:
    """One line for people: how many drafts were checked and what was found.

    `settings` of the results are findings in settings files, which are not counted as drafts.
    """
    checked = [result for result in results if isinstance(result, Checked)]
    counts = Counter(finding.severity for result in checked for finding in result.findings)
    found = "，".join(f"{word}{counts[severity]}个" for severity, word in WORDS.items() if counts[severity])
    failed = f"{len(results) - len(checked)}个文件未能检查" if len(results) > len(checked) else ""
    if failed and not checked:
        return f"{failed}。\n"  # nothing was found where nothing could be looked at
    accepted = sum(len(result.accepted) for result in checked)
    silenced = f"已接受{accepted}个" if accepted else ""
    said = "，".join(filter(None, (found or "未发现问题", silenced, failed)))
    return f"共检查{len(checked) - settings}个文件：{said}。\n" + _tally(checked)


def _tally(checked: Sequence[Checked]) -> str:
    """One line on the numbers: what was held against something else, and what nothing in the reports can confirm."""
    total = Tally(*(sum(each) for each in zip(*(result.tally for result in checked), strict=True)))
    if not total.claims:
        return ""
    broken = f"{total.broken}处矛盾" if total.broken else "没有矛盾"
    return f"核对数字{total.figures}个、关系{total.claims}条，{broken}，{total.unchecked}个数字无从核对。\n"


def statistics(results: Results) -> str:
    """How often each rule found something, most often first."""
    findings = [finding for result in results if isinstance(result, Checked) for finding in result.findings]
    counts = Counter((finding.code, finding.name) for finding in findings)
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return "".join(f"{count:>6}  {code}  {name}\n" for (code, name), count in ranked)
