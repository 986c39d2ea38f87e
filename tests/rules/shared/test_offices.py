"""Which words are a shorter name of the report's own office, and which are another's: its numbers are held against
table three, which counts 46 applications."""

from __future__ import annotations

import pytest

from govlint.linter import draft_of, lint
from govlint.rule import load, model
from govlint.source import Source

REQUESTS = [rule for rule in load("govlint_rules") if rule.code == "GL511"]
NEW = "全年新收政府信息公开申请46件，上年结转4件，办结47件，结转下年度继续办理3件。"


def read(office: str, sentence: str) -> bool:
    """Whether 64 in a sentence of the office's report is compared with the 46 of the table."""
    text = model("2021").replace("云川市临江区水务局2023年", f"{office}2023年", 1).replace(NEW, sentence)
    return bool(lint(draft_of(Source(text)), REQUESTS))


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("云川市住房和城乡建设局", "市住建局"),
        ("云川市住房和城乡建设局", "全年市住建局"),
        ("云川市临江区卫生健康委员会", "区卫健委"),
        ("云川市临江区卫生健康委员会", "卫生健康委"),
        ("云川市临江区人民政府办公室", "区政府办公室"),
        ("云川市临江区人民政府办公室", "临江区政府办"),
        ("云川市临江区人民政府办公室", "区府办"),
        ("云川市廿里街道办事处", "廿里街道"),
        ("云川市廿里街道办事处", "街道办"),
        ("云川市教育委员会", "市教委"),
        ("云川市公安局临江分局", "分局"),
        ("云东省水利厅", "省厅"),
        ("云川市市场监督管理局", "市市场监管局"),
        ("云川经济开发区管理委员会", "管委会"),
    ],
)
def test_a_shorter_name(office: str, name: str) -> None:
    assert read(office, f"{name}共收到政府信息公开申请64件。")


@pytest.mark.parametrize(
    ("office", "name"),
    [
        # Another level, another end, another department, a part of it, or the government of which it is the office.
        ("云川市临江区住房和城乡建设局", "市住建局"),
        ("云川市住房和城乡建设局", "市住建委"),
        ("云川市住房和城乡建设局", "城建局"),
        ("云川市住房和城乡建设局", "市住建局下属单位"),
        ("云川市公安局临江分局", "市公安局"),
        ("云川市公安局", "临江分局"),
        ("云川市卫生健康委员会", "市委"),
        ("云川市国有资产监督管理委员会", "市监委"),
        ("云川市临江区人民政府办公室", "区政府"),
        ("云川市临江区人民政府办公室", "市政府办"),
        ("云东省人民政府办公厅", "省厅"),
    ],
)
def test_another_office(office: str, name: str) -> None:
    assert not read(office, f"{name}共收到政府信息公开申请64件。")


def test_the_table_of_the_office_of_a_government_may_be_of_the_whole_area() -> None:
    assert not read("云川市临江区人民政府办公室", "全区共收到政府信息公开申请46件，区政府办收到政府信息公开申请64件。")
