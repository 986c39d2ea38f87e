"""The characters of a PDF as they are meant: fonts name many a glyph by a character that only looks like it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

UNKNOWN = "\ufffd"  # a glyph of which the file does not say which character it is

# Radicals with a block of their own, then the characters that they stand for. Unicode gives most of them no equivalent.
_RADICALS = (
    "⺀冫⺁厂⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺮竹"
    "⺯糹⺰纟⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅"
    "⻑長⻒長⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟食⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
    "⼾户"  # Unicode says 戶, as the dictionary of Kangxi wrote; in the reports of today it is 户
)
_MEANT = dict(zip(_RADICALS[::2], _RADICALS[1::2], strict=True))

# Kangxi radicals, compatibility ideographs (also of the supplementary plane), ligatures such as ﬁ. Full-width marks and
# digits are compatibility forms too, but are how a draft is typed: they stay.
_BLOCKS = ((0x2F00, 0x2FD5), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F), (0xFB00, 0xFB06))


@lru_cache(maxsize=4096)
def meant(text: str) -> str:
    """What one glyph of a PDF stands for: mostly one character, more for a ligature, "" for what cannot be seen.

    Tabs and line breaks, which part cells and lines of the extracted text, become blanks.
    """
    if text.startswith("(cid:"):  # as pdfminer writes a glyph without a character
        return UNKNOWN
    return "".join(map(_meant, text))


def _meant(character: str) -> str:
    if character in _MEANT:
        return _MEANT[character]
    code = ord(character)
    if any(first <= code <= last for first, last in _BLOCKS):
        return unicodedata.normalize("NFKC", character)
    if character.isspace():
        return character if character == "\u3000" else " "
    kind = unicodedata.category(character)
    if kind in ("Co", "Cs", "Cn"):  # private use: only the font knows
        return UNKNOWN
    return "" if kind in ("Cc", "Cf") else character
