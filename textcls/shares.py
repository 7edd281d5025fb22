"""Shares as they are written."""


def percent(share: float, digits: int = 1) -> str:
    """A share of 1 in percent: `92.1 %`; what is not all is never `100.0 %`, but `> 99.9 %`."""
    text = f"{100 * share:.{digits}f}"
    if share < 1 and float(text) == 100:
        return f"> {100 - 10**-digits:.{digits}f} %"
    return f"{text} %"
