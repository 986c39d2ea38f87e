"""GL803: words that were typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Edit, Fault, Fix, Severity
from govlint.rule import invalid, rule, valid

_TRAINED = "组织业务培训2次，参训64人次。"

# Words that neither end the name of anything nor begin one.
_PLAIN = (
    "受理|收到|收取|审核|认真|积极|主动|及时|进一步|不断|切实|全面|严格|通过|根据|按照|按期|按时|依法|我局|我镇|本年度"
    "|持续|扎实|贯彻|完善|加强|提升|提高|强化|推进|开展"
)
_DOUBLED = re.compile(
    rf"(?P<ended>[\u4e00-\u9fff]{{2,6}})(?P=ended)(?=[，。；、：）（,;:()\d])|(?P<plain>{_PLAIN})(?P=plain)"
    "|(?<![目标])的的(?!确)|性性(?![质能格别价命])|(?<![存所现实])在在(?![线建职校岗编场册押任途网用营])"
)
_ON_PURPOSE = re.compile(r"一|逐|办公室|(.)\1")


@rule(
    "GL803",
    "word-doubled",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_TRAINED, "对留言一件一件、逐条逐条核对，与区政府办公室办公室、区政府政府信息公开科的的确确常常沟通。")),
        valid((_TRAINED, f"{_TRAINED}制作单位：临江区水务局\n临江区水务局2024年1月19日制作")),
        valid((_TRAINED, "审查信息公开公开指南，收到申请申请书3份，以便民为目的的申请47件均答复。")),
        valid(
            (
                _TRAINED,
                "对具有过程性性质、在在线平台上公开、存在在其他栏目、现在在办理的信息实实在在，和纾困财政政策、其中中央资金，统统公开。",
            )
        ),
    ],
    invalid=[
        invalid((_TRAINED, "综合满意率满意率99.8%。"), at="满意率"),
        invalid((_TRAINED, "贯彻会议精神精神，组织培训。"), at="精神"),
        invalid((_TRAINED, "全年受理受理审批事项47项。"), at="受理"),
        invalid((_TRAINED, "重大政策的的解读及时。"), at="的"),
        invalid((_TRAINED, "属于四类过程性性信息1件。"), at="性"),
    ],
)
def word_doubled(draft: Draft) -> Iterator[Fault]:
    """A word was typed twice.

    ## What it does

    Looks for two characters or more that stand twice before a mark or a number, or are a word that begins no other one
    (受理受理, 进一步进一步); and for 的的, 性性 and 在在.

    ## Why is this bad?

    It is a misprint.

    ## What it does not report

    Words that may end one name and begin another (信息公开公开指南, 区政府办公室办公室), and what is doubled on purpose
    (一件一件), and what stands at the end of one line and the beginning of the next.

    ## References

    Published reports.
    """
    for paragraph in draft.report.paragraphs():
        for match in _DOUBLED.finditer(paragraph.text):
            word = match[0][len(match[0]) // 2 :]
            place = paragraph.place(match.end() - len(word), match.end())
            across = "\n" in draft.source.text[place.start - len(word) : place.end]  # an office below its own name
            if not (across or _ON_PURPOSE.match(word)):
                yield Fault(place, f"“{word}”重复。", fix=Fix("unsafe", (Edit(place, ""),)))


RULES = (word_doubled,)
