"""GL104 to GL107: how sections are numbered, and what is numbered like a section and is none."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Edit, Fault, Fix, Place, Severity
from govlint.fold import key
from govlint.numerals import written
from govlint.rule import invalid, rule, valid

from .shared.arrangement import arrange, quoted_title

_PROBLEMS = "\n五、存在的主要问题及改进情况\n"
_MISSING_FOURTH = (
    ("四、政府信息公开行政复议、行政诉讼情况\n\n行", "行"),
    (_PROBLEMS, "\n四、存在的主要问题及改进情况\n"),
    ("\n六、其他需要报告的事项\n", "\n五、其他需要报告的事项\n"),
)


@rule(
    "GL104",
    "section-misnumbered",
    Severity.ERROR,
    valid=[
        valid(),
        valid(("二、主动公开政府信息情况\n\n第", "二．主动公开政府信息情况\n\n第")),
        valid((_PROBLEMS, "\n第五部分 存在的主要问题及改进情况\n")),
        valid((_PROBLEMS, "\n第五部分\n\n存在的主要问题及改进情况\n")),
        valid(*_MISSING_FOURTH),
    ],
    invalid=[
        invalid((_PROBLEMS, "\n存在的主要问题及改进情况\n"), at="存在的主要问题及改进情况"),
        invalid((_PROBLEMS, "\n四、存在的主要问题及改进情况\n"), at="四、"),
        invalid((_PROBLEMS, "\n5、存在的主要问题及改进情况\n"), at="5、"),
        invalid((_PROBLEMS, "\n（五）存在的主要问题及改进情况\n"), at="（五）"),
        invalid((_PROBLEMS, "\n第五章 存在的主要问题及改进情况\n"), at="第五章"),
        invalid((_PROBLEMS, "\nⅤ、存在的主要问题及改进情况\n"), at="Ⅴ、"),
        invalid((_PROBLEMS, "\n伍、存在的主要问题及改进情况\n"), at="伍、"),
        invalid(("一、总体情况", "—、总体情况"), at="—、"),
    ],
)
def misnumbered(draft: Draft) -> Iterator[Fault]:
    """An official section has a wrong ordinal, or none.

    ## What it does

    Compares the ordinal of every heading that names an official section with the number of that section. Its number in
    another form, 5、 or （五） or 第五章, is wrong too.

    ## Why is this bad?

    The format numbers the sections 一 to 六; a wrong number suggests that something is missing or doubled.

    ## What it does not report

    The mark behind the ordinal (heading-ordinal-punctuation). Sections that are numbered one after the other as they
    stand, where one is missing, too many or out of place: that is the fault, and is reported by itself.

    ## References

    国办公开办函〔2021〕30号.
    """
    found = arrange(draft)
    for number, section in found.holders.items() if not found.shifted else ():
        heading, wanted = section.heading, f"{written(number)}、"
        if heading.number is None:
            fix = Fix("safe", (Edit(heading.ordinal_span, wanted),))
            yield Fault(heading.span, f"标题{quoted_title(section)}缺少序号“{wanted}”。", fix=fix)
        elif heading.number not in (number, found.sections.index(section) + 1):
            at = heading.ordinal_span
            message = f"标题{quoted_title(section)}的序号应为“{wanted}”，此处为“{heading.ordinal}”。"
            yield Fault(at, message, fix=Fix("safe", (Edit(at, wanted),)))
    for each in found.disguised:
        wanted, used = f"{written(each.number)}、", draft.source.cut(each.ordinal)
        message = f"标题“{key(each.title)}”的序号应为“{wanted}”，此处为“{used}”。"
        yield Fault(each.ordinal, message, fix=Fix("safe", (Edit(each.ordinal, wanted),)))


_SHIFTED = (
    ("二、主动公开政府信息情况\n\n第", "一、主动公开政府信息情况\n\n第"),
    ("三、收到和处理政府信息公开申请情况\n\n（", "二、收到和处理政府信息公开申请情况\n\n（"),
    ("四、政府信息公开行政复议、行政诉讼情况\n\n行", "三、政府信息公开行政复议、行政诉讼情况\n\n行"),
    ("五、存在的主要问题及改进情况\n\n", "四、存在的主要问题及改进情况\n\n"),
    ("六、其他需要报告的事项\n\n", "五、其他需要报告的事项\n\n"),
)


@rule(
    "GL105",
    "sections-shifted",
    Severity.ERROR,
    valid=[valid(), valid(*_SHIFTED[:4])],
    invalid=[
        invalid(("一、总体情况\n\n", ""), *_SHIFTED, at="一、主动公开政府信息情况"),
        invalid(("一、总体情况\n\n", "总体情况\n\n"), *_SHIFTED, at="一、主动公开政府信息情况"),
    ],
)
def shifted(draft: Draft) -> Iterator[Fault]:
    """The last five sections are numbered 一 to 五.

    ## What it does

    Recognises that all of the second to the sixth section are numbered one too low, as happens where 总体情况 has no
    heading or is counted as an introduction.

    ## Why is this bad?

    It is one fault, and is reported once in place of five wrong ordinals.

    ## What it does not report

    Fewer than all five: those are single wrong ordinals.

    ## References

    国办公开办函〔2021〕30号.
    """
    found = arrange(draft)
    if found.shifted:
        overall = found.holders.get(1)
        lacks = "，且缺少“一、总体情况”" if 1 in found.missing else ""
        if overall is not None and overall.heading.number is None:
            lacks = f"，{quoted_title(overall)}应为“一、”"
        message = f"第二至第六部分的序号都小了一号，应依次为“二、”至“六、”{lacks}。"
        yield Fault(found.holders[2].heading.span, message)


_PART_FIVE = (
    ("（三）政府信息管理", "二、政府信息管理"),
    ("（四）政府信息公开平台建设", "三、政府信息公开平台建设"),
    ("（五）监督保障", "四、监督保障"),
)


@rule(
    "GL106",
    "aspect-as-section",
    Severity.ERROR,
    valid=[
        valid(),
        valid(_PART_FIVE[2]),
        valid(
            ("二、主动公开政府信息情况\n\n第", "二、主动公开情况\n\n第"),
            ("三、收到和处理政府信息公开申请情况\n\n（", "三、依申请公开情况\n\n（"),
        ),
    ],
    invalid=[
        invalid(*_PART_FIVE, at="二、政府信息管理"),
        invalid(
            ("一、总体情况\n\n", ""),
            ("（一）主动公开", "一、主动公开"),
            ("（二）依申请公开", "二、依申请公开"),
            *_PART_FIVE[1:],
            at="一、主动公开",
        ),
    ],
)
def aspect_as_section(draft: Draft) -> Iterator[Fault]:
    """Aspects of 总体情况 stand as sections of their own.

    ## What it does

    Recognises two or more headings of the first level that are aspects of section one, such as 二、政府信息管理.

    ## Why is this bad?

    The format has six sections; the five aspects are parts （一） to （五） of the first.

    ## What it does not report

    A single such heading, which may be chance: that is an extra or renamed section. 二、主动公开情况 and
    三、依申请公开情况 in the places of the second and third section, where no other aspect stands as a section: those
    are renamed.

    ## References

    国办公开办函〔2021〕30号 一（一）.
    """
    found = arrange(draft)
    if found.aspects:
        first, *others = found.aspects
        titles = "".join(map(quoted_title, found.aspects))
        lacks = "，且缺少“一、总体情况”" if 1 in found.missing else ""
        message = f"{titles}应作为第一部分总体情况的子项，按（一）至（五）编号，不应单列为部分{lacks}。"
        yield Fault(first.heading.span, message, tuple(Place(each.heading.span, "同样应作为子项") for each in others))


@rule(
    "GL107",
    "extra-section",
    Severity.WARNING,
    valid=[
        valid(),
        valid(("信息处理费0元。\n", "信息处理费0元。\n\n七、附件\n\n统计表。\n")),
        valid(
            ("局办公室牵头落实公开责任，", "一、加强组织领导\n局办公室牵头落实公开责任。\n二、加强教育培训\n"),
        ),
    ],
    invalid=[
        invalid(("信息处理费0元。\n", "信息处理费0元。\n\n七、下一步打算\n\n继续努力。\n"), at="七、下一步打算"),
        invalid((_PROBLEMS, f"\n五、工作亮点\n\n略。\n{_PROBLEMS}"), at="五、工作亮点"),
    ],
)
def extra(draft: Draft) -> Iterator[Fault]:
    """There is a section beside the six official ones.

    ## What it does

    Reports headings of the first level that name no official section and stand for none.

    ## Why is this bad?

    The format has six sections; what else there is to say belongs into one of them.

    ## What it does not report

    附件, the signature, and items of a list that are numbered like sections.

    ## References

    国办公开办函〔2021〕30号 (内容不宜泛化).
    """
    for section in arrange(draft).extra:
        yield Fault(section.heading.span, f"多出部分{quoted_title(section)}，格式规定为六个部分，应并入其中。")


RULES = (misnumbered, shifted, aspect_as_section, extra)
