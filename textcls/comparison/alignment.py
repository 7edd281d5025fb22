"""Tokens of different cuts of one text, aligned by the characters they stand for."""

from collections.abc import Sequence

from textcls.values import Column, Span


def align(text: str, cuts: Sequence[Sequence[Span]]) -> tuple[Column, ...]:
    """The finest columns of the text that no token of any cut crosses, in its order.

    Every token is in exactly one column. What no model reads is in none.
    """
    tokens = sorted(
        (span.start, span.end, cut, index)
        for cut, spans in enumerate(cuts)
        for index, span in enumerate(spans)
    )
    groups: list[list[tuple[int, int, int, int]]] = []
    end = -1
    for token in tokens:
        if token[0] >= end:
            groups.append([])
        groups[-1].append(token)
        end = max(end, token[1])
    return tuple(_column(text, group, len(cuts)) for group in groups)


def _column(text: str, group: list[tuple[int, int, int, int]], cuts: int) -> Column:
    start, end = group[0][0], max(token[1] for token in group)
    by_cut = tuple(tuple(index for *_, c, index in group if c == cut) for cut in range(cuts))
    return Column(text[start:end], start, end, by_cut)
