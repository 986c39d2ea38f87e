"""Marks for nothing among numbers that blanks part."""

from __future__ import annotations

import pytest
from pasted import FORMS

import govlint
from govlint.rule import model


@pytest.mark.parametrize("mark", ["/", "—", "——", "-", "--", "无", "零"])
@pytest.mark.parametrize("form", ["blanks", "single blanks", "narrow blanks"])
def test_a_mark_for_nothing_stands_among_numbers(form: str, mark: str) -> None:
    text = model("2021").replace("（一）予以公开\t\t17\t2\t0\t0\t1", f"（一）予以公开\t\t17\t2\t{mark}\t0\t1")
    assert [each.code for each in govlint.check_text(FORMS[form](text)).findings] == ["GL312"]
