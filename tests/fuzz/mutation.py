"""Mutations in words rather than bytes: bytes alone would hardly ever hit upon Chinese, rows of tables or tags."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

# Characters that something ends with: what stands between two of them is moved, doubled or left out as a whole.
_PIECE = re.compile(r"[^\n\t，。；、<]*[\n\t，。；、<]?")


def mutate(data: bytes, most: int, seed: int, words: Sequence[str], by_bytes: Callable[[bytes, int], bytes]) -> bytes:
    """Another input made from `data`, of at most `most` bytes; now and then by the fuzzer's own way, `by_bytes`."""
    chance = random.Random(seed)
    if chance.random() < 0.25:
        return by_bytes(data, most)
    text = data.decode("utf-8", "ignore")
    for _ in range(chance.choice((1, 1, 2, 4))):
        text = _mutated(text, chance, words)
    return text.encode("utf-8", "ignore")[:most]


def _mutated(text: str, chance: random.Random, words: Sequence[str]) -> str:
    at = chance.randint(0, len(text))
    pieces = [match.span() for match in _PIECE.finditer(text)]
    start, end = chance.choice(pieces)
    match chance.randrange(7):
        case 0:
            return text[:at] + chance.choice(words) + text[at:]
        case 1:
            return text[:start] + chance.choice(words) + text[end:]
        case 2:
            return text[:start] + text[end:]
        case 3:
            return text[:end] + text[start:end] * chance.choice((1, 1, 2, 30)) + text[end:]
        case 4:
            to = chance.choice(pieces)[0]
            return text[:to] + text[start:end] + text[to:]
        case 5:
            return text[:at] + text[at + chance.choice((1, 1, 3, 10)) :]
        case _:
            return text[:at] + chance.choice("0123456789") + text[at + chance.randint(0, 1) :]
