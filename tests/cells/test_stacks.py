"""Labels of merged cells, printed once for each cell, where every cell has a line of its own."""

from __future__ import annotations

import pytest
from pasted import FORMS

import govlint
from govlint.rule import model


@pytest.mark.parametrize("form", ["lines", "bars on lines", "parted lines", "pipes"])
def test_the_label_of_a_merged_cell_may_stand_once_for_each_cell_that_it_covers(form: str) -> None:
    text = model("2021").replace("（七）总计\t\t", "（七）总计\t（七）总计\t")
    label = "一、本年新收政府信息公开申请数量\t"
    text = text.replace(f"{label}\t\t", label * 3)
    assert text.count(label) == 3
    assert govlint.check_text(FORMS[form](text)).findings == ()
