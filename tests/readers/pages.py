"""Reports as the web pages that portals of governments make of them."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import NamedTuple

TITLE = "云川市临江区水务局2023年政府信息公开工作年度报告"


class Merged(NamedTuple):
    """A cell and how many columns and rows it takes."""

    text: str
    columns: int
    rows: int


def merge(lines: list[str]) -> list[list[Merged]]:
    """Rows of a table, in which every empty cell is covered by a merged one, as cells: they reach right, then down."""
    rows = [line.split("\t") for line in lines]
    width = max(map(len, rows))
    taken: set[tuple[int, int]] = set()
    grid = [[*row, *[""] * (width - len(row))] for row in rows]
    made: list[list[Merged]] = []
    for number, row in enumerate(grid):
        made.append([])
        for column, text in enumerate(row):
            if (number, column) in taken:
                continue
            end = column + 1
            while end < width and not row[end] and (number, end) not in taken:
                end += 1
            bottom = number + 1
            while bottom < len(grid) and not any(grid[bottom][column:end]):
                bottom += 1
            taken |= {(r, c) for r in range(number, bottom) for c in range(column, end)}
            made[-1].append(Merged(text, end - column, bottom - number))
    return made


def table(lines: list[str], cell: str = "{}") -> str:
    """Rows as a table; `cell` is what stands in each cell, with the text for {}."""
    rows = [
        "".join(
            f'<td colspan="{each.columns}" rowspan="{each.rows}">{cell.format(escape(each.text))}</td>' for each in row
        )
        for row in merge(lines)
    ]
    return "<table border=1><tbody>\n" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</tbody></table>\n"


def body(text: str, cell: str = "{}", paragraph: str = "<p>　　{}</p>\n") -> str:
    """The text of a report as paragraphs and tables."""
    parts = []
    for is_table, lines in groupby(text.splitlines(), lambda line: "\t" in line or line.startswith("第二十条")):
        full = [line for line in lines if line]
        parts += [table(full, cell)] if is_table else [paragraph.format(escape(line)) for line in full]
    return "".join(parts)


def untitled(text: str) -> str:
    """The report without its title line."""
    assert text.startswith(TITLE + "\n")
    return text.removeprefix(TITLE + "\n")


MENU = """
<div class="top"><a href="/">首页</a> <a href="/zw">政务公开</a> <a href="/hd">互动交流</a>
<span>2024年1月8日 星期一</span></div>
<ul class="menu"><li><a href="/nb">政府信息公开年报</a></li><li><a href="/zn">政府信息公开指南</a></li>
<li><a href="/1">云川市水务局2022年政府信息公开工作年度报告</a></li><li><a href="/2">一、总体情况</a></li></ul>
"""
CRUMBS = f"""<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/nb">年报</a> &gt; {TITLE}</div>"""
CARD = """<table class="card"><tr><td>索引号：</td><td>YC-2024-0001</td>
<td>组配分类：</td><td>政府信息公开年报</td></tr>
<tr><td>发布机构：</td><td>云川市临江区水务局</td><td>发文日期：</td><td>2024-01-08</td></tr></table>"""
TOOLS = """<div class="info">发布日期：2024-01-08 来源：区水务局 浏览次数：<b id=n>35</b>
字体：【<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】 <a href="javascript:print()">打印</a></div>"""
BESIDE = """<div class="side"><h3>相关文章</h3><ul>
<li><a href="/3">云川市财政局2023年政府信息公开工作年度报告</a></li>
<li><a href="/4">关于印发《云川市政府信息公开条例实施办法》的通知。现将有关事项通知如下，
请认真贯彻执行，抓好各项任务落实</a></li></ul></div>"""
SHARE = """<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a><button>收藏</button>
<span onclick="window.close()">【关闭窗口】</span></div><p>上一篇：<a href="/5">关于春节期间供水安排的公告</a></p>"""
FOOTER = """<div class="footer"><p>版权所有：云川市人民政府 主办：云川市人民政府办公室</p>
<p>ICP备00000000号 网站标识码：0000000000</p>
<p>联系电话：0000-5550100 <a href="/map">网站地图</a></p>
<select><option>区县网站</option><option>临江区</option></select></div>
<script>document.write("<p>二、主动公开政府信息情况</p>")</script>"""
HEAD = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE} - 云川市人民政府</title>
<style>p {{ text-indent: 2em }}</style><script src="a.js"></script></head>"""


def _plain(report: str) -> str:
    return (
        f"{HEAD}<body>{MENU}{CRUMBS}<div class=main><h1>{TITLE}</h1>{TOOLS}<div class='TRS_Editor'>{report}</div>"
        f"{SHARE}</div>{BESIDE}{FOOTER}</body></html>"
    )


def _flat(report: str) -> str:
    """A page in which nothing holds the report but the body."""
    return f"{HEAD}<body>{MENU}{CRUMBS}<h1>{TITLE}</h1>{TOOLS}{report}{SHARE}{BESIDE}{FOOTER}</body></html>"


def _laid_out(report: str) -> str:
    """A page of the old kind: tables in tables, with cells for its margins."""
    return f"""{HEAD}<body><table width=1000><tr><td colspan=3>{MENU}</td></tr><tr><td width=200>{BESIDE}</td><td>
    <table><tr><td>&nbsp;</td><td>{CRUMBS}</td><td>&nbsp;</td></tr>
    <tr><td></td><td align=center>{TITLE}</td><td></td></tr>
    <tr><td></td><td>{TOOLS}</td><td></td></tr><tr><td></td><td><font size=3>{report}</font></td><td></td></tr>
    <tr><td></td><td>{SHARE}</td><td></td></tr></table></td><td></td></tr><tr><td colspan=3>{FOOTER}</td></tr></table>
    </body></html>"""


def _with_card(report: str) -> str:
    """A page with the card of the file, the title only in the head, and a frame for videos."""
    return (
        f'{HEAD}<meta name="ArticleTitle" content="{TITLE}"><body>{MENU}{CRUMBS}{CARD}{TOOLS}'
        f"<ucapcontent><div id=zoom>{report}</div></ucapcontent><iframe src=v.html>云川</iframe>{FOOTER}</body></html>"
    )


def _in_parts(report: str) -> str:
    """A page in which the report's own parts stand in elements of their own."""
    parts = report.replace("<p>　　一、总体情况", "</div><div class=part><p>　　一、总体情况")
    for numeral in "二三四五六":
        parts = parts.replace(f"<p>　　{numeral}、", f"</div><div class=part><p>　　{numeral}、")
    return (
        f"{HEAD}<body><nav>政务公开 <b>年报</b></nav>{CRUMBS}<article><h1>{TITLE}</h1>"
        f"<section><div>{parts}</div></section></article>"
        f"<aside>{BESIDE}</aside><footer>{FOOTER}</footer></body></html>"
    )


def _unclosed(report: str) -> str:
    """A page whose author left out every end tag that browsers do not need."""
    bare = report
    for tag in ("</p>", "</td>", "</tr>", "</tbody>"):
        bare = bare.replace(tag, "")
    top = f"{HEAD}<body>{MENU}{CRUMBS}<div><center><h2>{TITLE}</h2></center>{TOOLS}"
    return f"{top}<div>{bare}</div>{SHARE}</div>{FOOTER}"


# Each makes a page of `report`, a piece of a page.
PORTALS = {
    "plain": _plain,
    "flat": _flat,
    "laid-out": _laid_out,
    "with-card": _with_card,
    "in-parts": _in_parts,
    "unclosed": _unclosed,
}
