"""Whether the decisions that a sentence counts were made, or only published, or could be made."""

from __future__ import annotations

import re

# 公开 of what is applied for, and of the work as a whole, is no act of publishing.
_PUBLISH = re.compile(r"(?<!申请)(?<!同意)(?<!予以)(?<!部分)(?<!信息)公开|发布|公示|公布|上传|归集|报送|推送")
_BRACKETS = re.compile(r"\([^()]*\)")
_MAKES = re.compile(r"作出|做出|实施|办理")
_POWERS = re.compile(r"事项|清单|目录|职权|权力")


def are_made(text: str, end: int) -> bool:
    """Whether the decisions of a number at `end` were made: the last verb before it is none of publishing, and
    the sentence speaks of no powers (事项, 清单) unless a verb of making follows them."""
    before = _BRACKETS.sub("", text[:end])  # 行政许可328件（均已公示）、行政处罚46件
    made, published, powers = (
        max((match.end() for match in words.finditer(before)), default=0) for words in (_MAKES, _PUBLISH, _POWERS)
    )
    return made > max(published, powers) or not (published or _POWERS.search(text))
