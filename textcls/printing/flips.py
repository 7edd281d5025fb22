"""Flips and reductions, in documents and in lines to read."""

from dataclasses import asdict

from textcls.printing.base import columns, shortened, signed
from textcls.values import Edit, Flip, FlipSearch, Reduction

_MOST_LINES = 12
_KINDS = {"both": "deletions or swaps", "deletions": "deletions", "swaps": "swaps"}
_PROOFS = {
    "fewest": "fewer words do not: all sets of fewer were tried",
    "needed": "none of them can be left out",
    "unproved": "the tries did not reach to prove that all of them are needed",
}


def search_facts(model: str, found: FlipSearch) -> dict:
    """Every flip was predicted as the text printed, and so was each of its parts."""
    return {
        "model": model,
        "text": found.prediction.text,
        "label": found.prediction.label,
        "target": found.target,
        "kinds": found.kinds,
        "most_edits": found.most_edits,
        "tries": found.tries,
        "most_tries": found.most_tries,
        "seconds": found.seconds,
        "found": found.found,
        "flips": [asdict(flip) | {"distance": flip.distance} for flip in found.flips],
    }


def reduction_facts(reduced: Reduction) -> dict:
    """The text of the words that are left, and what the model says to it."""
    return {
        "text": reduced.text,
        "label": reduced.prediction.label,
        "probabilities": reduced.probabilities,
        "kept": reduced.kept,
        "proof": reduced.proof,
        "tries": reduced.tries,
        "seconds": reduced.seconds,
    }


def search_text(found: FlipSearch) -> str:
    flips = found.different[:_MOST_LINES]
    lines = [searched(found)]
    if flips:
        head = ("edits", "class", "probability", "margin", "changes")
        lines.append(columns([head, *map(_row, flips)]))
    more = len(found.different) - len(flips)
    return "\n".join([*lines, *([f"and {more} more; --json prints all"] if more else [])])


def _row(flip: Flip) -> tuple[str, ...]:
    share = f"{100 * flip.probabilities[flip.label]:.1f} %"
    return (str(len(flip.edits)), flip.label, share, signed(flip.margin), changes(flip))


def reduction_text(reduced: Reduction) -> str:
    label = reduced.prediction.label
    share = 100 * reduced.probabilities[label]
    number = f"{len(reduced.kept)} of {_tokens(reduced.prediction.read)}"
    return f"{label} is kept by {number} ({share:.1f} %): {reduced.text}\n{proof(reduced)}"


def _tokens(number: int) -> str:
    return "1 token" if number == 1 else f"{number:,} tokens"


def searched(found: FlipSearch) -> str:
    """What was sought and how hard, in a sentence; where nothing was found, that too."""
    number = _effort(found)
    if found.flips:
        count = len(found.different)
        fewest = len(found.flips[0].edits)
        ways = f"{count} different way" + ("s" if count > 1 else "")
        edit = "edit" if fewest == 1 else "edits"
        return f"{ways} {_way(found)}, with {fewest} {edit} or more ({number}).{_listed(found)}"
    return f"None found within {number}: {_none(found)}"


def flips_title(found: FlipSearch) -> str:
    """What stands over the list of the flips that were kept."""
    kept = len(found.flips)
    return f"The first {kept} of {found.found:,} flips" if found.found > kept else "All flips found"


def _listed(found: FlipSearch) -> str:
    """How the flips are counted and cut, where they are more than the ways, or than are kept."""
    kept, one_way = len(found.flips), "those that change the same words for one class are one way"
    if found.found > kept:
        few = f"the {kept} flips with the fewest and smallest edits"
        return f" They stand for {few} of {found.found:,} found: {one_way}."
    if kept > len(found.different):
        return f" They stand for {kept} flips: {one_way}."
    return ""


def _none(found: FlipSearch) -> str:
    if found.kinds == "swaps" and not found.near_words:
        return "this model has no word vectors, so no word is near another; try deletions."
    if found.most_edits == 1:
        return f"no single one of the {_KINDS[found.kinds]} that were tried leads {_way(found)}."
    sets = f"no set of {found.most_edits} or fewer {_KINDS[found.kinds]} that was tried"
    return f"{sets} leads {_way(found)}."


def _way(found: FlipSearch) -> str:
    return f"from {found.prediction.label} to {found.target or 'any other class'}"


def proof(reduced: Reduction) -> str:
    """What is known about the words that are left, with the number of tries."""
    text = _PROOFS[reduced.proof] if len(reduced.kept) > 1 else "one word is the least there is"
    return f"{text[0].upper()}{text[1:]} ({_effort(reduced)})."


def _effort(search: FlipSearch | Reduction) -> str:
    tries = "1 try" if search.tries == 1 else f"{search.tries:,} tries"
    return f"{tries}, {search.seconds:.1f} s"


def changes(flip: Flip) -> str:
    """The edits of a flip in the order of the text: `-boring`, `great -> fine`."""
    return ", ".join(map(_edit, flip.edits))


def _edit(edit: Edit) -> str:
    old = shortened(edit.old)
    return f"{old} -> {shortened(edit.new)}" if edit.new else f"-{old}"
