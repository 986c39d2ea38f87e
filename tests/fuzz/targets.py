"""What is fuzzed: for each target, bytes are made its input, and what must hold of any input is asserted."""

from __future__ import annotations

import json
import re
import sys
import traceback
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random
from unicodedata import category

sys.path.insert(0, str(Path(__file__).parent.parent / "readers" / "docx"))
import bounds
import pdf_file
import word

import govlint
from govlint.finding import Checked, Edit, Finding, Fix, Severity
from govlint.fixing import apply, encoded, fix
from govlint.limits import LIMITS, Limits
from govlint.linter import check
from govlint.marks import is_break, parts, unmarked
from govlint.outline import outline
from govlint.parser import parse
from govlint.plan import make_plan
from govlint.prose.mentions import mentions
from govlint.prose.phrases import phrases
from govlint.prose.sentences import sentences
from govlint.readers import ReadError, docx, html, mht, text
from govlint.readers.pdf.document import read_document
from govlint.report import Paragraph
from govlint.reporters import get
from govlint.review import review
from govlint.rule import load_all
from govlint.settings import Settings
from govlint.source import Source, Span

PLAN = make_plan(Settings(), load_all(plugins=False))
PACKAGE = Path(govlint.__file__).parent
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
    """The same for the XML of a Word document."""
    read(docx.decode, _word(data))


def read_pdf(data: bytes) -> None:
    """The same for a PDF, read as its process does, and held to its limits as that one is."""
    with bounds.bounded():
        read(_as_process, data)


def read_pdf_pages(data: bytes) -> None:
    """The same for the contents of the pages of a PDF, parted by NUL."""
    read_pdf(pdf_file.pdf(*data.split(b"\0")[:3]))


def reviewed(data: bytes) -> None:
    """A Word document that can be read is given back with findings wherever they are, and reads as before.

    One whose names could not be read again is refused. With tracked changes it reads as corrected, but for blanks: what
    a change leaves side by side needs one or does not.
    """
    original = _word(data)
    try:
        source = docx.decode(original, "初稿.docx", LIMIT)
    except ReadError:
        return
    if not source.text:  # a comment must have a paragraph to stand in
        return
    chance = Random(data)
    for _ in range(3):
        start = chance.randint(0, len(source.text))
        edit = Edit(Span(start, min(start + chance.choice((0, 1, 2, 9)), len(source.text))), "改")
        finding = Finding("GL000", "any", Severity.INFO, edit.span, "某处有误。", fix=Fix("safe", (edit,)))
        for certain in ((), (finding,)):
            try:
                made = review(Checked(source, (finding,)), original, certain, LIMIT)
            except ReadError as error:
                _prove_line(str(error))
                return
            wanted = apply(source.text, [edit]) if made.tracked else source.text
            assert _solid(docx.decode(made.data, "初稿.docx", LIMIT).text) == _solid(wanted)


def markdown(data: bytes) -> None:
    """What stands between marks lies in its line, in order, and nothing but marks is left out."""
    draft = data.decode("utf-8", "replace")
    for line in re.split(r"[\r\n]+", draft):
        own = unmarked(line)
        assert 0 <= own.start <= own.end <= len(line)
        assert own == Span(0, 0) or not line[own.start : own.end][:1].isspace()
        found = parts(line)
        assert found == sorted(found)
        between = (Span(0, 0), *found, Span(len(line), len(line)))
        gaps = {line[one.end : other.start] for one, other in pairwise(between)}
        assert gaps <= {"", "**", "***", "__"}
        assert not is_break(line) or set(line.strip()) <= set("-*_= \t")
    layout(data)


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
    "html": partial(read, html.decode),
    "mht": partial(read, mht.decode),
    "pdf": read_pdf,
    "pdfpage": read_pdf_pages,
    "review": reviewed,
    "markdown": markdown,
    "figures": figures,
    "layout": layout,
    "page": page,
}


def _word(data: bytes) -> bytes:
    """A Word document with this XML: body, lists and styles, parted by NUL, which cannot stand in XML."""
    return word.docx(*data.decode("utf-8", "replace").split("\0")[:3])


def _solid(words: str) -> str:
    return "".join(words.split())


def _as_process(data: bytes, name: str, limits: Limits) -> Source:
    """What govlint.readers.pdf makes of the answer of its process, which is made in this one.

    The parser may stumble over a broken file, or take too long over it; what govlint does with its findings may not.
    """
    try:
        found = read_document(data, limits)
    except ReadError as error:
        frames = traceback.extract_tb(error.__cause__.__traceback__) if error.__cause__ else []
        files = [Path(each.filename) for each in frames if each.filename != bounds.__file__]
        assert not files or PACKAGE not in files[-1].parents, traceback.format_list(frames)[-1]
        raise
    return Source(found.text, name, notes=found.notes, kind="pdf", origins=found.origins)


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
