"""Chinese numerals: 六, 十二, 一百二十, 两千, as prose writes small counts and headings their ordinals."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
# In patterns: the numerals that number the parts of a text, 一 to 九十九.
ORDINAL = "[一二三四五六七八九十]{1,3}"
_SCALES = {"千": 1000, "百": 100, "十": 10}
_LIKE = str.maketrans("两〇", "二零")


def numeral(text: str) -> int | None:
    """The value of a Chinese numeral from 一 to 九千九百九十九, None for anything else (十十, 一百二, 三是)."""
    total, digit = 0, 0
    plain = text.translate(_LIKE)
    for character in plain:
        if character in _SCALES:
            total, digit = total + (digit or 1) * _SCALES[character], 0
        elif character in DIGITS:
            digit = DIGITS.index(character)
        else:
            return None
    # Only the way in which a number is really written counts: 十十 and 一百二 add up to something, and are no numerals.
    value = total + digit
    return value if 0 < value < 10_000 and plain == written(value) else None


def written(value: int) -> str:
    """A number below 10,000 in words, "" for 0."""
    words, skipped, rest = "", False, value
    for scale, size in (*_SCALES.items(), ("", 1)):
        digit, rest = divmod(rest, size)
        if digit:
            words += ("零" if skipped and words else "") + DIGITS[digit] + scale
        skipped = not digit
    return words[1:] if words.startswith("一十") else words
