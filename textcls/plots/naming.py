"""Names beside dots, written where there is room for them."""

from collections.abc import Iterable, Sequence

import numpy as np

_LETTER, _LINE, _DOT = 7.0, 15.0, 7.0  # pixels that a letter, a line and a dot take
# Where a name stands: so many halves of its own size away from the dot.
_SIDES = {
    "top center": (0, 1),
    "bottom center": (0, -1),
    "middle right": (1, 0),
    "middle left": (-1, 0),
}


def beside(
    dots: Sequence[tuple[float, float]],
    names: Sequence[str],
    order: Iterable[int],
    *,
    size: tuple[float, float],
    corner: tuple[float, float] | None = None,
) -> dict[int, str]:
    """On which side of its dot each name stands, by its index; in that order, while there is room.

    `dots` fill a picture of `size` pixels, with `corner` at its lower left if one is given. A
    name covers no other name, no other's dot, and stays inside.
    """
    within = (np.full(2, -_LINE), np.array(size) + _LINE)
    return in_pixels(_pixels(dots, size, corner), names, order, within=within, gap=_DOT / 2)


def in_pixels(
    dots: np.ndarray,
    names: Sequence[str],
    order: Iterable[int],
    *,
    within: tuple[Sequence[float], Sequence[float]],
    gap: float,
) -> dict[int, str]:
    """The same for dots (N, 2) in pixels, from the lower left `within` to the upper right.

    `gap` is how far from the middle of its dot a name begins.
    """
    centres, halves = dots, np.full((len(dots), 2), _DOT / 2)
    found = {}
    for index in order:
        half = np.array([_LETTER * (len(names[index]) + 1) / 2, _LINE / 2])
        for side, direction in _SIDES.items():
            centre = centres[index] + np.array(direction) * (half + gap)
            near = (np.abs(centres - centre) < halves + half).all(axis=1)
            outside = (centre - half < within[0]) | (centre + half > within[1])
            near[index] = False
            if not near.any() and not outside.any():
                centres, halves = np.vstack([centres, centre]), np.vstack([halves, half])
                found[index] = side
                break
    return found


def _pixels(
    dots: Sequence[tuple[float, float]],
    size: tuple[float, float],
    corner: tuple[float, float] | None,
) -> np.ndarray:
    places = np.array(dots, dtype=float).reshape(-1, 2)
    low = places.min(axis=0) if corner is None else np.array(corner)
    span = places.max(axis=0) - low
    return (places - low) / np.where(span > 0, span, 1) * np.array(size)
