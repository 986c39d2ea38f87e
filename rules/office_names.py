"""GL144, GL145: what the text calls the office and the report, beside the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from govlint.draft import Draft
from govlint.finding import Fault, Place, Severity
from govlint.fold import key, squeeze
from govlint.report import Paragraph
from govlint.rule import invalid, rule, valid
from govlint.title import parse_title

from .shared.offices import leading, name_of

_TITLE = "云川市临江区水务局2023年政府信息公开工作年度报告"

_QUOTED = re.compile(
    r"《([^《》]{2,40}?信息公开工作年度报告)》|(?:现公布|现将|现发布)([^,。《》]{2,40}?信息公开工作年度报告)"
)


@rule(
    "GL144",
    "title-differs",
    Severity.WARNING,
    valid=[
        valid(),
        valid(("本报告根据", f"现公布《{_TITLE}》。本报告根据")),
        valid(("本报告根据", "《云川市临江区水务局2022年政府信息公开工作年度报告》发布以来，本报告根据")),
        valid(("本报告根据", "现公布《2023年云川市临江区水务局政府信息公开工作年度报告》。本报告根据")),
        valid(("本报告根据", "现将我局2023年政府信息公开工作年度报告公布如下。本报告根据")),
        valid(("我局认真", "我局向社会公布2022年政府信息公开年度报告，认真")),
        valid(
            (_TITLE, "云川市临江区住房和城乡建设局2023年政府信息公开工作年度报告"),
            ("本报告根据", "现公布区住建局2023年政府信息公开工作年度报告。本报告根据"),
        ),
        valid(
            (_TITLE, "云川市人民政府以工代赈办公室2023年政府信息公开工作年度报告"),
            ("本报告根据", "现公布《云川市以工代赈办公室2023年政府信息公开工作年度报告》。本报告根据"),
        ),
        valid(
            (_TITLE, "云川市2023年政府信息公开工作年度报告"),
            ("本报告根据", "现发布《云川市人民政府2023年政府信息公开工作年度报告》。本报告根据"),
        ),
    ],
    invalid=[
        invalid(
            ("本报告根据", "现公布《云川市临江水务局2023年政府信息公开工作年度报告》。本报告根据"),
            at="云川市临江水务局2023年政府信息公开工作年度报告",
        ),
    ],
)
def differs(draft: Draft) -> Iterator[Fault]:
    """The introduction gives the report a different name from its title.

    ## What it does

    Compares the office in the title with the one in a title of the same year that the introduction quotes in 《》 or
    announces (现公布…).

    ## Why is this bad?

    One of the two names is wrong, or left over from another report.

    ## What it does not report

    Reports of other years that are quoted, another order of year and office, shorter names (区住建局), names with or
    without 人民政府, and what any office calls itself (我局, 本机关).

    ## References

    Published reports with two names of the same office.
    """
    title = draft.report.title
    if title is None or not draft.office or not draft.recognised:
        return
    place = Place(title.span, "标题")
    for paragraph in (*draft.report.front, *draft.report.preamble):
        if not isinstance(paragraph, Paragraph):
            continue
        squeezed = squeeze(paragraph.text)
        for match in _QUOTED.finditer(squeezed.text):
            group = 1 if match[1] else 2
            quoted = parse_title(match[group])
            if quoted.year != draft.year or not quoted.office or _is_own(quoted.office, draft.office):
                continue
            if not quoted.office.endswith(draft.office):
                message = f"此处的机关名称“{quoted.office}”与标题中的“{draft.office}”不一致。"
                yield Fault(paragraph.place(*squeezed.bounds(*match.span(group))), message, (place,))


def _is_own(name: str, office: str) -> bool:
    """Whether a name is the office's, also a shorter one, or a word by which any office calls itself (我局, 本机关)."""
    shorter = office.endswith(name) or leading(name, office) == len(name)
    return name.startswith(("我", "本")) or shorter or _GOVERNMENT.sub("", name) == _GOVERNMENT.sub("", office)


_GOVERNMENT = re.compile("人民政府|行政公署")


_KINDS = {
    "局": ("局",),
    "委": ("委员会", "委"),
    "厅": ("厅",),
    "镇": ("镇人民政府", "镇政府"),
    "乡": ("乡人民政府", "乡政府"),
    "街道": ("街道办事处", "街道办"),
}
_SELF = re.compile(r"(?<![自本“\"])我(局|委|厅|镇(?!街)|乡(?!镇)|街道)(?!属|系统)")
_DEPARTMENT = re.compile(r"[\u4e00-\u9fff]+(?:局|委员会|厅)")
_COMMON = frozenset("局委员会厅和与")  # what names of different offices have in common
_LEAST_BODY = 3  # characters of 水务局


@rule(
    "GL145",
    "body-name-inconsistent",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_TITLE, "云川市临江区卫生健康委员会2023年政府信息公开工作年度报告"), ("2023年，我局", "2023年，我委")),
        valid(
            (_TITLE, "云川市临江区卫生健康委员会2023年政府信息公开工作年度报告"),
            ("由总体情况、", "由云川市临江区卫生健康局（以下简称“我局”）编制，由总体情况、"),
        ),
        valid(("信息处理费0元。\n", "信息处理费0元。\n\n云川市临江区水务局办公室\n2024年1月19日\n")),
        valid(("信息处理费0元。\n", "信息处理费0元。\n\n云川市水务局临江分局\n2024年1月19日\n")),
        valid(("信息处理费0元。\n", "信息处理费0元。\n\n云川市临江区水利局\n2024年1月19日\n")),
        valid(("信息处理费0元。\n", "信息处理费0元。\n\n云川市临江区水务局\n云川市临江区防汛办公室\n")),
        valid(("2023年，我局", "2023年，我局和我镇街")),
        valid((_TITLE, "云川市临江镇财政局2023年政府信息公开工作年度报告"), ("2023年，我局", "2023年，我镇")),
        valid((_TITLE, "云川市临江镇人民政府2023年政府信息公开工作年度报告"), ("2023年，我局", "2023年，我镇")),
    ],
    invalid=[
        invalid((_TITLE, "云川市临江区卫生健康委员会2023年政府信息公开工作年度报告"), at="我局"),
        invalid(
            ("信息处理费0元。\n", "信息处理费0元。\n\n云川市临江区水务委员会\n2024年1月19日\n"),
            at="云川市临江区水务委员会",
        ),
        invalid(
            ("信息处理费0元。\n", "信息处理费0元。\n\n云川市临江区农业农村局\n2024年1月19日\n"),
            at="云川市临江区农业农村局",
        ),
        invalid(("2023年，我局", "2023年，我镇"), at="我镇"),
        invalid((_TITLE, "云川市临江区石桥镇人民政府2023年政府信息公开工作年度报告"), at="我局"),
    ],
)
def inconsistent(draft: Draft) -> Iterator[Fault]:
    """A commission calls itself a bureau, or the like.

    ## What it does

    Compares what the office calls itself (我局, 我委, 我镇, 我街道 …) with its name in the title; and the name that
    signs the report, where it is the same up to the last word, or that of a department of the same area with no word
    in common.

    ## Why is this bad?

    The text was probably taken over from another office.

    ## What it does not report

    Offices whose name ends otherwise or has that word in it (镇财政局), an abbreviation that the text explains
    (以下简称“我局”), and more than the first place.

    ## References

    Published reports; 机构名称 checks of commercial proofreaders.
    """
    title = draft.report.title
    kind = next((word for word, ends in _KINDS.items() if draft.office.endswith(ends)), None)
    if title is not None and kind is not None:
        place = Place(title.span, "标题")
        yield from _signed(draft, kind, place)
        yield from islice(_called(draft, kind, place), 1)


def _signed(draft: Draft, kind: str, title: Place) -> Iterator[Fault]:
    """The lines under the report that sign it with the name of another kind of office, or of one for other things."""
    office, own = draft.office, next(end for end in _KINDS[kind] if draft.office.endswith(end))
    misnamed = {office.removesuffix(own) + end for word, ends in _KINDS.items() if word != kind for end in ends}
    if any(office in key(paragraph.text) for paragraph in draft.report.closing):
        return
    for paragraph in draft.report.closing:
        name = key(paragraph.text)
        if name in misnamed or _is_for_others(name, office):
            yield Fault(paragraph.span, f"标题中的机关是“{office}”，此处署名“{paragraph.text.strip()}”。", (title,))


def _is_for_others(name: str, office: str) -> bool:
    """Whether a name is that of an office of the same area for other things: 区农业农村局 beside 区水务局."""
    own = name_of(office)
    if own is None or not own.area or not name.startswith(own.area) or not _DEPARTMENT.fullmatch(name):
        return False
    body = name.removeprefix(own.area)
    return len(body) >= _LEAST_BODY and not (set(body) & set(own.body)) - _COMMON


def _called(draft: Draft, kind: str, title: Place) -> Iterator[Fault]:
    """The places where the text calls the office one of another kind."""
    paragraphs = list(draft.report.paragraphs())
    explained = set(re.findall(r"简称[“\"]?我(局|委|厅|镇|乡|街道)", "".join(key(each.text) for each in paragraphs)))
    for paragraph in paragraphs:
        for match in _SELF.finditer(paragraph.text):
            if match[1] != kind and match[1] not in draft.office and match[1] not in explained:
                message = f"标题中的机关是“{draft.office}”，此处自称“{match[0]}”。"
                yield Fault(paragraph.place(*match.span()), message, (title,))


RULES = (differs, inconsistent)
