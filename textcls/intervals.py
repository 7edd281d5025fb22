"""How sure a share of counted things is."""

import math


def wilson(right: int, rows: int, *, z: float = 1.959964) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927, equation 1)."""
    share = right / rows
    middle = share + z * z / (2 * rows)
    half = z * math.sqrt(share * (1 - share) / rows + z * z / (4 * rows * rows))
    low, high = (middle - half) / (1 + z * z / rows), (middle + half) / (1 + z * z / rows)
    return max(low, 0.0), min(high, 1.0)
