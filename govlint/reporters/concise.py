"""One line a finding, `path:line:column: code message`, as every editor can parse it; [*] if --fix corrects it."""

from __future__ import annotations

from govlint.finding import Checked, Finding
from govlint.reporters import Results
from govlint.reporters.terminal import paint, visible
from govlint.source import Source


def render(results: Results, *, color: bool = False) -> str:
    """The findings, a line each; "" if there are none."""
    lines = [
        _line(result.source, finding, color)
        for result in results
        if isinstance(result, Checked)
        for finding in result.findings
    ]
    return "".join(f"{line}\n" for line in lines)


def _line(source: Source, finding: Finding, color: bool) -> str:
    line, column = source.position(finding.span.start)
    safe = finding.fix is not None and finding.fix.safety == "safe"
    fixable = " [*]" if safe and source.kind == "text" else ""  # documents are never changed in place
    place = visible(f"{source.name}:{line}:{column}:")
    where = visible(f"（{finding.location}）") if source.origins else ""
    message = f"{visible(finding.message)}{where}"
    return f"{paint(place, 'bold', color)} {paint(finding.code, 'red', color)} {message}{fixable}"
