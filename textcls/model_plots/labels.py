"""Names of dots, each where it covers no dot, no line and no other name."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top

# Pixels: of a narrow screen. On a wider one all only moves apart.
_WIDTH, _HEIGHT = 300.0, 215.0
_LETTER, _LINE = 6.6, 14.0
_DOT, _GAP = 6.5, 5.0


def places(dots: Sequence[Point], names: Sequence[str], path: Sequence[Point]) -> dict[int, str]:
    """The `textposition` of each dot whose name has room; the first of the dots come first.

    Dots and the corners of a path that runs along the axes are in shares of the picture, from
    its lower left corner.
    """
    points = [_pixels(dot) for dot in dots]
    taken = [(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in points]
    corners = [_pixels(corner) for corner in path]
    taken += [(min(a, c), min(b, d), max(a, c), max(b, d)) for (a, b), (c, d) in pairwise(corners)]
    found = {}
    for number, (point, name) in enumerate(zip(points, names, strict=True)):
        for place, box in _around(point, len(name) * _LETTER):
            if _inside(box) and not any(_touch(box, other) for other in taken):
                found[number] = place
                taken.append(box)
                break
    return found


def _around(point: Point, width: float) -> Iterator[tuple[str, Box]]:
    x, y = point
    for across in ("left", "right", "center"):
        left = {"left": x - _GAP - width, "right": x + _GAP, "center": x - width / 2}[across]
        for up, bottom in (("top", y + _GAP + 2), ("bottom", y - _GAP - 2 - _LINE)):
            yield f"{up} {across}", (left, bottom, left + width, bottom + _LINE)


def _pixels(point: Point) -> Point:
    return point[0] * _WIDTH, point[1] * _HEIGHT


def _inside(box: Box) -> bool:
    left, bottom, right, top = box
    return left >= 0 and bottom >= 0 and right <= _WIDTH and top <= _HEIGHT


def _touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
