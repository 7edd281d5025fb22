"""What two texts have in common: as many words as possible, in as few runs as possible.

An alignment by dynamic programming (Needleman, Wunsch 1970) in which a gap costs a little more to
open (Gotoh 1982).
"""

import math
from collections.abc import Sequence

Pair = tuple[int, int]

_WORD, _RUN = 10_000, 1  # the costs of a word that is not in both texts, and of a run of them


def common(first: Sequence[str], second: Sequence[str]) -> list[Pair]:
    """The places of the words that stand in both texts, side by side and in order."""
    most = min(len(first), len(second))
    head = next((n for n in range(most) if first[n] != second[n]), most)
    most -= head
    tail = next((n for n in range(most) if first[-1 - n] != second[-1 - n]), most)
    ends = len(first) - tail, len(second) - tail
    between = _aligned(first[head : ends[0]], second[head : ends[1]])
    return [
        *((n, n) for n in range(head)),
        *((head + place, head + other) for place, other in between),
        *((ends[0] + n, ends[1] + n) for n in range(tail)),
    ]


def _aligned(first: Sequence[str], second: Sequence[str]) -> list[Pair]:
    """The cheapest alignment, read from its end."""
    paired, apart = _costs(first, second)
    pairs, i, j = [], len(first), len(second)
    in_run = apart[i][j] < paired[i][j]
    while i and j:
        if not in_run:
            i, j = i - 1, j - 1
            pairs.append((i, j))
            in_run = apart[i][j] < paired[i][j]
            continue
        rest = apart[i][j] - _WORD
        places = ((i - 1, j), (i, j - 1))
        i, j = next(at for at in places if rest in (_at(apart, at), _at(paired, at) + _RUN))
        in_run = _at(apart, (i, j)) == rest
    return pairs[::-1]


def _at(costs: list[list[float]], place: Pair) -> float:
    return costs[place[0]][place[1]]


def _costs(
    first: Sequence[str], second: Sequence[str]
) -> tuple[list[list[float]], list[list[float]]]:
    """Of the first i and j words (I+1, J+1): where the last are a pair, and where they are not."""
    width = len(second) + 1
    paired = [[math.inf] * width for _ in range(len(first) + 1)]
    apart = [[math.inf] * width for _ in range(len(first) + 1)]
    paired[0][0] = 0
    for i in range(len(first) + 1):
        row, row_apart = paired[i], apart[i]
        for j in range(width):
            if i and j and first[i - 1] == second[j - 1]:
                row[j] = min(paired[i - 1][j - 1], apart[i - 1][j - 1])
            best = row_apart[j]
            if i:
                best = min(best, apart[i - 1][j], paired[i - 1][j] + _RUN)
            if j:
                best = min(best, row_apart[j - 1], row[j - 1] + _RUN)
            row_apart[j] = best + _WORD
    return paired, apart
