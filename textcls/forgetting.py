"""Sentences that say what a picture shows, from its numbers: why a recurrent net remembers or not.

They are plain text, for the page and for the command line alike.
"""

from collections.abc import Iterable, Sequence

from textcls.values import (
    FLOAT32_ENDS,
    LayerSaturation,
    MemoryCurve,
    ModelCard,
    Retention,
    StateTrace,
)

_FADED = -3.0  # log10 of first word to strongest step; below, the text's start hardly counts
_COURSE = "-course"
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def retention(
    trace: StateTrace, memory: MemoryCurve, layers: Sequence[LayerSaturation]
) -> Retention:
    """What the three looks at one text say together."""
    tokens, norms = len(trace.prediction.tokens), memory.log_norms
    shares = of_top_layer(layers)
    points = trace.curve[trace.target]
    return Retention(
        tokens=tokens,
        total=trace.prediction.total,
        padding=trace.padding,
        saturated=sum(shares) / len(shares),
        full_from=_full_from(shares),
        drive=layers[-1].drive,
        first=norms[0],
        last=norms[tokens - 1],
        strongest=max((norm for norm in norms if norm is not None), default=None),
        swing=max(points) - min(points),
    )


def of_top_layer(layers: Sequence[LayerSaturation]) -> tuple[float, ...]:
    """The share of saturated units at each step, of the topmost layer in all its directions."""
    top = [each.shares for each in layers if each.layer == layers[-1].layer]
    return tuple(sum(step) / len(top) for step in zip(*top, strict=True))


def _full_from(shares: Sequence[float]) -> int | None:
    """The step from which on every unit is saturated, counted from 1."""
    open_steps = [step for step, share in enumerate(shares, start=1) if share < 1]
    start = open_steps[-1] + 1 if open_steps else 1
    return start if start <= len(shares) else None


# --- one network -----------------------------------------------------------------------------


def what_it_keeps(found: Retention) -> str:
    """One network on one text: how saturated it is, and how far back its answer reaches."""
    return " ".join([_read(found), _saturated(found), _reach(found)])


def _read(found: Retention) -> str:
    words = _count(found.tokens, "token")
    if found.tokens < found.total:
        words = f"{found.tokens:,} of the text's {_count(found.total, 'token')}"
    if not found.padding:
        return f"It reads {words} and stops there."
    return f"It reads {words} and then {_count(found.padding, 'step')} of padding."


def _saturated(found: Retention) -> str:
    into = f" (tanh is given {found.drive:.1f} on average)" if found.drive is not None else ""
    if found.full_from is not None:
        return f"From step {found.full_from} on all of its units are saturated{into}."
    return f"On average {100 * found.saturated:.0f} % of its units are saturated{into}."


def _reach(found: Retention) -> str:
    if found.first is None or found.last is None:
        return "No word can move this logit: its gradient is exactly zero."
    return f"The gradient of the logit is {_sizes(found)}: {_verdict(found)}."


def _verdict(found: Retention) -> str:
    if max(found.first, found.last) < FLOAT32_ENDS:
        return (
            "less than any number above zero in float32, so that no word can move the answer, and "
            "nothing could be learned from one"
        )
    behind = found.first - found.strongest
    if behind < _FADED:
        return f"the first word counts {power(-behind)} times less than the step that counts most"
    return "every word that it reads still reaches the answer"


# --- the course's network and the repaired one -----------------------------------------------


def course_pair(card: ModelCard, cards: Iterable[ModelCard]) -> tuple[ModelCard, ModelCard] | None:
    """The course's network and the repaired one of its kind, where `card` is either of them.

    Of several repaired ones the card itself, or the one that bears the name of the course's.
    """
    same = [each for each in cards if (each.task, each.labels) == (card.task, card.labels)]
    kind = card.recipe.architecture.removesuffix(_COURSE)
    courses = [each for each in same if each.recipe.architecture == kind + _COURSE]
    repaired = [each for each in same if each.recipe.architecture == kind]
    if not courses or not repaired:
        return None
    if card.recipe.architecture == kind:
        return courses[0], card
    named = [each for each in repaired if each.name == card.name.removesuffix(_COURSE)]
    return card, (named or repaired)[0]


def why_it_fails(course: Retention, repaired: Retention) -> tuple[str, ...]:
    """The causes of what the course calls forgetting, one by one, from both networks' numbers."""
    return (_opening(course), _push(course, repaired), _end(course), _rest(course, repaired))


def _opening(course: Retention) -> str:
    if course.full_from is not None:
        return "The course says that this net forgets too fast; the numbers name the cause."
    return "The course's net keeps some of its text, though two things work against it."


def _push(course: Retention, repaired: Retention) -> str:
    if course.drive is not None and repaired.drive is not None:
        given = (
            f"its tanh is given {course.drive:.1f} on average, where it is flat, and the repaired "
            f"net's {repaired.drive:.2f}"
        )
    else:
        given = "sums of positive weights drive gates and states to their limits"
    if course.full_from is not None:
        then = f"From step {course.full_from} on all of its units are saturated"
    else:
        then = f"On average {100 * course.saturated:.0f} % of its units are saturated"
    return (
        f"Every parameter was drawn from U(0, 1), so all push the same way: {given}. {then}, "
        f"against {100 * repaired.saturated:.0f} % in the repaired net."
    )


def _end(course: Retention) -> str:
    if not course.padding:
        return "Its state is read after the padding, of which this long text leaves none."
    return (
        f"And its state is read after {_count(course.padding, 'step')} of padding, the repaired "
        "net's right after the last word."
    )


def _rest(course: Retention, repaired: Retention) -> str:
    """What is left of the words at the end."""
    gradient = (
        f"So the gradient of the logit is {_sizes(course)}; in the repaired net it is "
        f"{_sizes(repaired)}."
    )
    if course.tokens == 1:
        return gradient
    return (
        f"{gradient} While this text is read word by word, the course's net moves the probability "
        f"of its class by {100 * course.swing:.1f} percentage points, the repaired net by "
        f"{100 * repaired.swing:.1f}."
    )


def _sizes(found: Retention) -> str:
    if found.first is None or found.last is None:
        return "exactly zero"
    if found.tokens == 1:
        return f"{power(found.first)} at the one word"
    return f"{power(found.last)} at the last word and {power(found.first)} at the first"


# --- numbers ---------------------------------------------------------------------------------


def power(log: float) -> str:
    """A number by its logarithm: `0.0056`, `240`, `10⁻²²³¹`."""
    if -3 <= log < 4:
        return f"{10**log:,.3g}" if log < 2 else f"{10**log:,.0f}"
    whole = round(log)
    return "10" + str(whole).translate(_SUPERSCRIPTS)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
