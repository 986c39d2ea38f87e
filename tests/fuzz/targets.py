"""What is fuzzed: for each target, bytes are made its input, and what must hold of any input is asserted."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unicodedata import category

sys.path.insert(0, str(Path(__file__).parent.parent / "readers" / "docx"))
import word

from govlint.config import Settings
from govlint.finding import Checked, Finding, Severity
from govlint.fixing import encoded, fix
from govlint.linter import check
from govlint.outline import outline
from govlint.parser import parse
from govlint.plan import make_plan
from govlint.prose.mentions import mentions
from govlint.prose.phrases import phrases
from govlint.prose.sentences import sentences
from govlint.readers import LIMITS, Limits, ReadError, docx, text
from govlint.report import Paragraph
from govlint.reporters import get
from govlint.rule import load_all
from govlint.source import Source, Span

PLAN = make_plan(Settings(), load_all(plugins=False))
LIMIT = LIMITS._replace(unpacked_megabytes=5)


def read(decode: Callable[[bytes, str, Limits], Source], data: bytes) -> None:
    """A reader gives a source in which places stand in order, or a ReadError in one line, whatever the bytes are."""
    try:
        source = decode(data, "初稿", LIMIT)
    except ReadError as error:
        _prove_line(str(error))
        return
    starts = [each.start for each in source.origins]
    assert starts == sorted(set(starts))
    assert all(0 <= start < len(source.text) for start in starts)
    for note in source.notes:
        _prove_line(note)
    assert "\0" not in source.text
    encoded(source)


def read_word_parts(data: bytes) -> None:
    """The same for the XML of a Word document: body, lists and styles, parted by NUL, which cannot stand in XML."""
    parts = data.decode("utf-8", "replace").split("\0")[:3]
    read(docx.decode, word.docx(*parts))


def layout(data: bytes) -> None:
    """Any text is parsed, checked by all rules, told by all reporters and corrected, and never for the worse."""
    source = Source(data.decode("utf-8", "replace"), "初稿.txt")
    outline(parse(source))
    checked = check(source, PLAN)
    _prove_findings(checked)
    _prove_reports(checked)
    for unsafe in (False, True):
        fixed = fix(checked, PLAN, unsafe)
        assert _gravity(fixed.checked.findings) <= _gravity(checked.findings)
        assert fixed.made or fixed.checked.source == source


def page(data: bytes) -> None:
    """Whatever is found in any text can be shown as a page."""
    assert get("html")([check(Source(data.decode("utf-8", "replace"), "初稿.txt"), PLAN)]).endswith("</html>")


def figures(data: bytes) -> None:
    """Any paragraph falls into sentences, their phrases are the whole of them, and numbers stand where they say."""
    line = data.decode("utf-8", "replace").replace("\r", " ").replace("\n", " ")
    whole = Span(0, len(line))
    paragraph = Paragraph(whole, line, (whole,))
    for sentence in sentences(paragraph):
        found = phrases(sentence.text)
        ends = [0, *(each.end for each in found)]
        assert [each.start for each in found] == ends[:-1]
        assert ends[-1] == len(sentence.text)
        for mention in mentions(sentence, found):
            assert 0 <= mention.figure.span.start < mention.figure.span.end <= len(line)
            assert mention.depth >= 0


# A reader is added by a line here.
TARGETS: dict[str, Callable[[bytes], None]] = {
    "decoder": partial(read, text.decode),
    "docx": partial(read, docx.decode),
    "wordml": read_word_parts,
    "figures": figures,
    "layout": layout,
    "page": page,
}


def _prove_line(words: str) -> None:
    """What is said to people has no line break and nothing that could command a terminal."""
    assert words
    assert not any(category(each) in ("Cc", "Cs", "Zl", "Zp") for each in words)


def _prove_findings(checked: Checked) -> None:
    draft, findings = checked.source.text, checked.findings
    assert list(findings) == sorted(findings, key=lambda each: (each.span, each.code))
    for finding in findings:
        edits = finding.fix.edits if finding.fix is not None else ()
        spans = [finding.span, *(each.span for each in finding.related), *(each.span for each in edits)]
        for span in spans:
            assert 0 <= span.start <= span.end <= len(draft)
            assert checked.source.cut(span) == draft[span.start : span.end]


def _prove_reports(checked: Checked) -> None:
    told = {name: get(name)([checked]) for name in ("full", "concise", "json")}
    assert len(json.loads(told["json"])) == len(checked.findings)
    assert told["concise"].count("\n") == len(checked.findings)
    for line in filter(None, (told["full"] + told["concise"]).split("\n")):
        _prove_line(line)


def _gravity(findings: tuple[Finding, ...]) -> tuple[int, ...]:
    severities = [each.severity for each in findings]
    return tuple(severities.count(severity) for severity in sorted(Severity, reverse=True))
