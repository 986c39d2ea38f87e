"""GL211: the years from which and to which applications are carried."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.prose import Sentence
from govlint.prose.mentions import Mention
from govlint.prose.years import CARRIED
from govlint.rule import invalid, rule, valid

from .shared.official import cell
from .shared.passages import accounts

_OVER, _FORWARD = "上年结转4件", "结转下年度继续办理3件"
_FROM = re.compile(rf"(?P<year>20\d\d)年度?{CARRIED}(?![到至入下]|20)")
_TO = re.compile(r"(?:结转|转结|顺延)[到至入]?(?P<year>20\d\d)年")


@rule(
    "GL211",
    "carried-wrong-year",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_OVER, "2022年结转4件"), (_FORWARD, "结转2024年继续办理3件")),
        valid((_OVER, "2022年结转至2023年办理4件")),
        valid((_OVER, "2022年结转2件、2021年结转2件")),
        valid((_OVER, f"{_OVER}（2022年收到40件，2021年结转4件）")),
        valid((_FORWARD, "3件结转到2024年度办理（2022年3件结转至2023年继续办理）")),
        valid((_FORWARD, "2023年结转3件")),
        valid((_OVER, "2021年（含延期）结转4件")),
    ],
    invalid=[
        invalid((_OVER, "2021年结转4件"), at="2021年"),
        invalid((_OVER, "2021年度结转的政府信息公开申请4件"), at="2021年"),
        invalid((_FORWARD, "结转2023年继续办理3件"), at="2023年"),
        invalid((_FORWARD, "3件结转至2022年办理"), at="2022年"),
    ],
)
def carried_wrong_year(draft: Draft) -> Iterator[Fault]:
    """Applications are carried over from another year than the last, or forward to another than the next.

    ## What it does

    Looks outside section 五 for 2021年结转4件 and 结转2023年办理3件 where that is the number of table three.

    ## Why is this bad?

    The sentence was copied from last year's report, and its year was not changed.

    ## What it does not report

    Numbers that are not those of table three; sentences that tell of the year before such a year as well.

    ## References

    The rows 上年结转 and 结转下年度继续办理 of table three: 国办公开办函〔2021〕30号.
    """
    over, forward = (cell(draft, "requests", row) for row in ("carried_over", "carried_forward"))
    if draft.year is None or over is None or forward is None:
        return
    for passage in accounts(draft):
        for sentence in passage.sentences:
            for mention in (each for each in sentence.mentions if each.kind == "count"):
                if mention.figure.value == over.sum:
                    yield from _other(sentence, mention, _FROM, (draft.year - 1, draft.year))
                if mention.figure.value == forward.sum:
                    both = forward.sum == over.sum  # 上年的3件结转2023年办理
                    yield from _other(sentence, mention, _TO, (draft.year + 1, draft.year if both else 0))


def _other(sentence: Sentence, mention: Mention, carried: re.Pattern[str], right: tuple[int, int]) -> Iterator[Fault]:
    """The year from or to which the words of a number say that it was carried, if it is not a right one.

    Nor one of which the sentence tells for another year, on the other side of it: 2022年收到40件，2021年结转4件.
    """
    words = carried.search(mention.words)
    places = [match for match in carried.finditer(sentence.text) if words is not None and match[0] == words[0]]
    match = min(places, key=lambda each: abs(each.start() - mention.start), default=None)
    if match is None or int(match["year"]) in right:
        return
    neighbour = int(match["year"]) + (1 if carried is _FROM else -1)
    if str(neighbour) not in sentence.text:
        said = f"此处为{match['year']}年，应为{right[0]}年，请核对是否沿用了上年文稿。"
        yield Fault(sentence.place(match.start("year"), match.end("year") + len("年")), said)


RULES = (carried_wrong_year,)
