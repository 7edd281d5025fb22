"""Two models on the same test rows: what each calls right, and whether that tells them apart."""

import numpy as np

from textcls.registry import UserError
from textcls.values import Agreement


def agreement(
    first: tuple[np.ndarray, np.ndarray], second: tuple[np.ndarray, np.ndarray]
) -> Agreement:
    """Two models' labels (N,) and probabilities (N, K) on the same rows, by the McNemar test.

    McNemar (1947), the exact form: of the rows that only one of two equal models calls right,
    each is the first one's with probability 1/2. Raises UserError where the rows differ.
    """
    truth = first[0]
    if not np.array_equal(truth, second[0]):
        raise UserError("the two models were not tested on the same rows; choose two of one task")
    calls = [answers.argmax(axis=1) for _, answers in (first, second)]
    right, other = (called == truth for called in calls)
    only_first, only_second = int((right & ~other).sum()), int((other & ~right).sum())
    return Agreement(
        rows=len(truth),
        both_right=int((right & other).sum()),
        only_first=only_first,
        only_second=only_second,
        both_wrong=int((~right & ~other).sum()),
        same_answer=int((calls[0] == calls[1]).sum()),
        p_value=p_value(only_first, only_second),
    )


def p_value(only_first: int, only_second: int) -> float:
    """How often two equals would split what only one of them gets right at least as unevenly."""
    from scipy.stats import binomtest

    split = only_first + only_second
    return float(binomtest(only_first, split).pvalue) if split else 1.0
