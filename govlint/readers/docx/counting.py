"""The ways in which Word writes the numbers of a list: 一, 壹, 甲, ①, iv."""

from __future__ import annotations

from govlint.numerals import DIGITS, written

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x")),
    *((9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_WORDS = "一二三四五六七八九十百千"
_LEGAL = {
    "chineseLegalSimplified": str.maketrans(_WORDS, "壹贰叁肆伍陆柒捌玖拾佰仟"),
    "ideographLegalTraditional": str.maketrans(_WORDS, "壹貳參肆伍陸柒捌玖拾佰仟"),
}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
MOST = 9_999  # of any number that is written in words; no list is as long

# Formats that have a character for each of their first numbers.
_SIGNS = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_THOUSANDS = ("chineseCountingThousand", "taiwaneseCountingThousand")
# Below a hundred, which no list of a report reaches, these are all the same.
_COUNTING = ("chineseCounting", "japaneseCounting", "taiwaneseCounting", *_THOUSANDS)


def counted(number: int, format: str) -> str:
    """`number` as the list format (the name that the file has for it) writes it; in digits if it is not known here."""
    signs = _SIGNS.get(format)
    if signs is not None and 0 < number <= len(signs):
        return signs[number - 1]
    if format in ("none", "bullet"):
        return ""
    if 0 < number <= MOST:
        return _in_words(number, format)
    return str(number)


def _in_words(number: int, format: str) -> str:
    match format:
        case "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand":
            return "".join(DIGITS[int(digit)] for digit in str(number)).replace("零", "〇")
        case "chineseLegalSimplified" | "ideographLegalTraditional":
            words = written(number)
            return ("一" + words if words.startswith("十") else words).translate(_LEGAL[format])
        case "upperLetter" | "lowerLetter":
            turns, index = divmod(number - 1, len(_LETTERS))
            return _cased(_LETTERS[index] * (turns + 1), format)
        case "upperRoman" | "lowerRoman":
            return _cased(_roman(number), format)
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(number).translate(_FULL_WIDTH)
        case "decimalZero":
            return f"{number:02}"
    return written(number) if format in _COUNTING else str(number)


def _cased(text: str, format: str) -> str:
    return text.upper() if format.startswith("upper") else text


def _roman(number: int) -> str:
    found = ""
    for size, letters in _ROMAN:
        times, number = divmod(number, size)
        found += letters * times
    return found
