"""What parts the rows of a table is told by its rows, not by the rules drawn between them."""

from __future__ import annotations

from pasted import FORMS

import govlint
from govlint.rule import model


def test_a_rule_is_no_row_that_lacks_the_frame() -> None:
    """Else the bar at the end of a row with a number too few would be its last number, a blank one."""
    label = "1.本机关不掌握相关政府信息"
    text = FORMS["box"](model("2021").replace(f"{label}\t6\t", f"{label}\t"))
    assert [each.message for each in govlint.check_text(text).findings] == [
        "表三“（四）1.本机关不掌握相关政府信息”行应有7个数，实际6个。"
    ]
