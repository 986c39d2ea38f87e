"""Correct reports with random numbers, and single slips to put into them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from govlint.formats import Edition, TableFormat, editions
from govlint.rounding import rounded
from govlint.rule import model

_YEAR = 2023
_EDITION: Edition = next(each for each in editions() if each.id == "2021")
_REQUESTS: TableFormat = _EDITION.table("requests")
_COLUMNS = [column.id for column in _REQUESTS.blocks[0].columns if column.id != "total"]
_GROUPS = ("withheld", "unavailable", "refused", "otherwise")


class Slip(NamedTuple):
    """A report with one slip, and the characters that are wrong in it."""

    kind: str
    text: str
    start: int
    end: int


class Grid(NamedTuple):
    """Table three as numbers: a list of the applicants' columns for each row."""

    rows: dict[str, list[int]]

    def total(self, *rows: str) -> int:
        """The sum of whole rows."""
        return sum(sum(self.rows[row]) for row in rows)


def report(chance: random.Random) -> str:
    """A correct report of a fictional office."""
    grid = _grid(chance)
    disclosure = {name: chance.randint(2, 400) for name in ("issued", "old", "licence", "penalty", "coercion")}
    disclosure["repealed"] = chance.randint(0, disclosure["issued"])
    disputes = [[chance.randint(0, 4) for _ in range(4)] for _ in range(3)]
    lines = [
        f"云川市临江区水务局{_YEAR}年政府信息公开工作年度报告",
        "本报告根据《中华人民共和国政府信息公开条例》编制，由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
        "政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六部分组成。"
        f"报告中所列数据的统计期限自{_YEAR}年1月1日起至{_YEAR}年12月31日止。",
        "一、总体情况",
        "（一）主动公开",
        _published(chance, disclosure),
        "（二）依申请公开",
        _applications(grid, disputes),
        "（三）政府信息管理\n完善信息发布审核制度，每季度核查一次，及时清理失效文件。",
        "（四）政府信息公开平台建设\n优化门户网站水务专栏。",
        "（五）监督保障\n局办公室牵头落实公开责任，组织业务培训2次。",
        "二、主动公开政府信息情况",
        _disclosure_table(disclosure),
        "三、收到和处理政府信息公开申请情况",
        _requests_table(grid),
        "四、政府信息公开行政复议、行政诉讼情况",
        _disputes_table(disputes),
        "五、存在的主要问题及改进情况",
        "存在的主要问题：一是解读形式单一；二是更新不够及时。主要从以下两方面改进：一是丰富解读形式；二是建立更新台账，按月核查。",
        "六、其他需要报告的事项",
        "本年度未收取信息处理费。",
    ]
    return "\n\n".join(lines) + "\n"


def slips(text: str, chance: random.Random) -> Iterator[Slip]:
    """One slip of each kind, at random places of a correct report."""
    prose = text.index("（一）主动公开"), text.index("（三）政府信息管理")
    table = text.index("三、收到和处理"), text.index("四、政府信息公开行政")
    counts = [match for match in re.finditer(r"(?<![\d.])\d+(?=[件条])", text[: prose[1]]) if match.start() > prose[0]]
    shares = list(re.finditer(r"(?<=占)\d+\.\d(?=%)", text))
    cells = [match for match in re.finditer(r"(?<=\t)\d+(?=[\t\n])", text) if table[0] < match.start() < table[1]]
    totals = list(re.finditer(r"(?<=公开信息)\d+(?=条，其中)", text))
    parts = [match for match in counts if re.search(r"类$", text[match.start() - 1 : match.start()])]
    groups = {
        "a digit of a number in prose": (counts, _digit),
        "two digits of a number in prose": (counts, _swap),
        "a share": (shares, _digit),
        "a part of a list": (parts, _digit),
        "the total of a list": (totals, _digit),
        "a digit of a cell of table three": (cells, _digit),
        "two digits of a cell of table three": (cells, _swap),
    }
    for kind, (places, spoil) in groups.items():
        able = [place for place in places if spoil(place[0], random.Random(0)) is not None]
        if able:
            place = chance.choice(able)
            new = spoil(place[0], chance)
            assert new is not None
            yield Slip(kind, text[: place.start()] + new + text[place.end() :], place.start(), place.start() + len(new))
    fee = re.search(r"(?<=行政事业性收费)\d+\.\d+(?=万元)", text)
    if fee:  # the amount in 元, the unit as before
        new = str(int(Fraction(fee[0]) * 10_000))
        yield Slip("a unit", text[: fee.start()] + new + text[fee.end() :], fee.start(), fee.start() + len(new))


def _digit(number: str, chance: random.Random) -> str | None:
    """The number with one digit changed to another."""
    at = chance.choice([place for place, character in enumerate(number) if character.isdigit()])
    other = chance.choice([digit for digit in "123456789" if digit != number[at]])
    return number[:at] + other + number[at + 1 :]


def _swap(number: str, chance: random.Random) -> str | None:
    """The number with two different neighbouring digits exchanged, None if it has none (nor if 0 would lead)."""
    places = [
        at
        for at in range(len(number) - 1)
        if number[at : at + 2].isdigit() and number[at] != number[at + 1] and (at or number[1] != "0")
    ]
    if not places:
        return None
    at = chance.choice(places)
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def _grid(chance: random.Random) -> Grid:
    block = _REQUESTS.blocks[0]
    size = chance.choice((3, 10, 60))
    rows = {
        row.id: [chance.randint(0, size) if chance.random() < 0.6 or not place else 0 for place in range(len(_COLUMNS))]
        for row in block.rows
        if not row.group and row.id not in ("total", "new_received", "carried_over")
    }
    closed = [sum(rows[row][place] for row in rows if row != "carried_forward") for place in range(len(_COLUMNS))]
    opened = [done + rows["carried_forward"][place] for place, done in enumerate(closed)]
    rows["total"] = closed
    rows["carried_over"] = [chance.randint(0, min(3, each)) for each in opened]
    rows["new_received"] = [each - old for each, old in zip(opened, rows["carried_over"], strict=True)]
    return Grid(rows)


def _group(grid: Grid, group: str) -> int:
    return grid.total(*(row.id for row in _REQUESTS.blocks[0].children(group)))


def _published(chance: random.Random, numbers: dict[str, int]) -> str:
    parts = [chance.randint(5, 3000) for _ in range(4)]
    names = ("机构职能类", "政策文件类", "工作动态类", "其他类")
    listed = "、".join(f"{name}{count}条" for name, count in zip(names, parts, strict=True))
    fee = f"{chance.randint(1, 900)}.{chance.randint(10, 99)}"
    numbers["fee"] = int(Fraction(fee) * 100)
    return (
        f"全年通过区政府门户网站公开信息{sum(parts)}条，其中{listed}。发布政策解读{chance.randint(2, 40)}篇。"
        f"制发行政规范性文件{numbers['issued']}件，废止{numbers['repealed']}件，"
        f"现行有效{numbers['issued'] + numbers['old']}件。作出行政许可决定{numbers['licence']}件、"
        f"行政处罚决定{numbers['penalty']}件、行政强制决定{numbers['coercion']}件。行政事业性收费{fee}万元。"
    )


def _applications(grid: Grid, disputes: list[list[int]]) -> str:
    closed = grid.total("total")
    results = {
        "予以公开": grid.total("granted"),
        "部分公开": grid.total("partial"),
        **dict(
            zip(("不予公开", "无法提供", "不予处理", "其他处理"), (_group(grid, each) for each in _GROUPS), strict=True)
        ),
    }
    shares = [
        f"{name}{count}件，占{rounded(Fraction(100 * count, closed), 1)}%" if closed else f"{name}{count}件"
        for name, count in results.items()
    ]
    review, lawsuits = sum(disputes[0]), sum(map(sum, disputes[1:]))
    return (
        f"全年新收政府信息公开申请{grid.total('new_received')}件，上年结转{grid.total('carried_over')}件，"
        f"办结{closed}件，结转下年度继续办理{grid.total('carried_forward')}件。办结的申请中，{'；'.join(shares)}。"
        f"因政府信息公开被申请行政复议{review}件，行政诉讼{lawsuits}件。"
    )


def _disclosure_table(numbers: dict[str, int]) -> str:
    fee = f"{numbers['fee'] // 100}.{numbers['fee'] % 100:02}"
    return (
        "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n"
        f"行政规范性文件\t{numbers['issued']}\t{numbers['repealed']}\t{numbers['issued'] + numbers['old']}\n"
        f"第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t{numbers['licence']}\n"
        f"第二十条第（六）项\n信息内容\t本年处理决定数量\n行政处罚\t{numbers['penalty']}\n行政强制\t{numbers['coercion']}\n"
        f"第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t{fee}"
    )


def _requests_table(grid: Grid) -> str:
    """Table three of the model report with other numbers in its rows."""
    printed = model("2021")
    start = printed.index("（本列数据的勾稽关系")
    lines = printed[start : printed.index("\n\n四、")].split("\n")
    ids = [row.id for row in _REQUESTS.blocks[0].rows if not row.group]
    head, body = lines[: -len(ids)], lines[-len(ids) :]
    filled = [
        "\t".join([*line.split("\t")[:3], *map(str, grid.rows[id]), str(sum(grid.rows[id]))])
        for id, line in zip(ids, body, strict=True)
    ]
    return "\n".join([*head, *filled])


def _disputes_table(disputes: list[list[int]]) -> str:
    outcomes = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
    values = "\t".join(f"{a}\t{b}\t{c}\t{d}\t{a + b + c + d}" for a, b, c, d in disputes)
    return (
        "行政复议\t\t\t\t\t行政诉讼\n"
        f"{outcomes}\t未经复议直接起诉\t\t\t\t\t复议后起诉\n"
        f"\t\t\t\t\t{outcomes}\t{outcomes}\n{values}"
    )
