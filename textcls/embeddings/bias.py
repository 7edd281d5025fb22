"""The word-embedding association test (WEAT): which words lie nearer to which.

Caliskan, Bryson and Narayanan (2017), Semantics derived automatically from language corpora
contain human-like biases, Science 356, arXiv 1608.07187.
"""

import itertools
import math
import re
from collections.abc import Sequence

import numpy as np

from textcls.embeddings.space import Space
from textcls.registry import Registry, UserError
from textcls.values import Association, BiasTest, WordLists

_FEWEST, _MOST = 2, 60  # words in a list
_IN_NAME = 3  # words that name a list of a person's own
_PARTITIONS = 20_000  # counted one by one up to here, drawn beyond
_APART = re.compile(r"[\s,;]+")


def lists(names: Sequence[str], *words: str) -> WordLists:
    """Four lists of words, each as a text with spaces or commas between them."""
    parted = [tuple(dict.fromkeys(filter(None, _APART.split(text.lower())))) for text in words]
    return WordLists(tuple(names), tuple(parted))


def edited(preset: WordLists, own: Sequence[str | None]) -> WordLists:
    """The lists with those replaced for which a person gave a text of their own.

    The name of a list does not outlive its words: another one is named by those that it has.
    """
    texts = (
        " ".join(words) if text is None else text
        for words, text in zip(preset.words, own, strict=True)
    )
    changed = lists(preset.names, *texts)
    each = zip(preset.names, preset.words, changed.words, strict=True)
    names = (name if set(old) == set(new) else _in_short(new) for name, old, new in each)
    return WordLists(tuple(names), changed.words)


def _in_short(words: Sequence[str]) -> str:
    """`king/prince/he/…`"""
    return "/".join([*words[:_IN_NAME], *["…"][: len(words) > _IN_NAME]]) or "no words"


_CAREER = "executive management professional corporation salary office business career"
_FAMILY = "home parents children family cousins marriage wedding relatives"
_MALE = "male man boy brother he him his son"
_FEMALE = "female woman girl sister she her hers daughter"
_PLEASANT = (
    "caress freedom health love peace cheer friend heaven loyal pleasure diamond gentle honest "
    "lucky rainbow diploma gift honor miracle sunrise family happy laughter paradise vacation"
)
_UNPLEASANT = (
    "abuse crash filth murder sickness accident death grief poison stink assault disaster hatred "
    "pollute tragedy divorce jail poverty ugly cancer kill rotten vomit agony prison"
)
# The lists of the paper's tables 1 and 2; the first takes words for men and women, not names.
PRESETS = Registry(
    "word lists",
    {
        "career": lists(("men", "women", "career", "family"), _MALE, _FEMALE, _CAREER, _FAMILY),
        "names": lists(
            ("men's names", "women's names", "career", "family"),
            "john paul mike kevin steve greg jeff bill",
            "amy joan lisa sarah diana kate ann donna",
            _CAREER,
            _FAMILY,
        ),
        "science": lists(
            ("science", "arts", "men", "women"),
            "science technology physics chemistry einstein nasa experiment astronomy",
            "poetry art shakespeare dance literature novel symphony drama",
            "brother father uncle grandfather son he his him",
            "sister mother aunt grandmother daughter she hers her",
        ),
        "instruments": lists(
            ("instruments", "weapons", "pleasant", "unpleasant"),
            "bagpipe cello guitar lute trombone banjo clarinet harmonica mandolin trumpet bassoon "
            "drum harp oboe tuba bell fiddle harpsichord piano viola bongo flute horn saxophone "
            "violin",
            "arrow club gun missile spear axe dagger harpoon pistol sword blade dynamite hatchet "
            "rifle tank bomb firearm knife shotgun teargas cannon grenade mace slingshot whip",
            _PLEASANT,
            _UNPLEASANT,
        ),
        "flowers": lists(
            ("flowers", "insects", "pleasant", "unpleasant"),
            "aster clover hyacinth marigold poppy azalea crocus iris orchid rose bluebell "
            "daffodil lilac pansy tulip buttercup daisy lily peony violet carnation gladiola "
            "magnolia petunia zinnia",
            "ant caterpillar flea locust spider bedbug centipede fly maggot tarantula bee "
            "cockroach gnat mosquito termite beetle cricket hornet moth wasp blackfly dragonfly "
            "horsefly roach weevil",
            _PLEASANT,
            _UNPLEASANT,
        ),
    },
)


def association_test(space: Space, asked: WordLists, *, seed: int = 0) -> BiasTest:
    """How much nearer the targets x are to a than to b, compared with the targets y.

    Only words of the space count, in the names too; n-grams are not asked. Raises UserError where
    a list keeps too few words, or two lists that are set against each other share one.
    """
    _check(asked)
    used = [tuple(word for word in words if space.row(word) is not None) for words in asked.words]
    missing = tuple(
        tuple(word for word in words if space.row(word) is None) for words in asked.words
    )
    _check_left(space, asked.names, used)
    each = zip(asked.names, asked.words, used, strict=True)
    names = tuple(_in_short(new) if name == _in_short(old) else name for name, old, new in each)
    x, y, a, b = (_units(space, words) for words in used)
    values = [(t @ a.T).mean(axis=1) - (t @ b.T).mean(axis=1) for t in (x, y)]
    both = np.concatenate(values)
    means = tuple(float(part.mean()) for part in values)
    deviation = float(both.std(ddof=1))
    p, partitions, exact = permutation_p(both, len(values[0]), seed=seed)
    return BiasTest(
        space=space.name,
        lists=WordLists(names, tuple(used)),
        missing=missing,
        associations=tuple(
            Association(word, name, float(value))
            for name, words, part in zip(names, used, values, strict=False)
            for word, value in zip(words, part, strict=True)
        ),
        means=means,
        deviation=deviation,
        effect=(means[0] - means[1]) / deviation if deviation else 0.0,
        p=p,
        partitions=partitions,
        exact=exact,
    )


def permutation_p(values: np.ndarray, first: int, *, seed: int = 0) -> tuple[float, int, bool]:
    """How often `first` of the values, put apart at random, beat the rest at least as much.

    One-sided. All partitions are counted where they are few; otherwise 20,000 are drawn, and the
    one observed is added, so that p is never 0. Returns p, the partitions, and whether all.
    """
    total = math.comb(len(values), first)
    if total <= _PARTITIONS:
        chosen = np.array(list(itertools.combinations(range(len(values)), first)))
    else:
        draw = np.random.default_rng(seed).random((_PARTITIONS - 1, len(values)))
        chosen = np.vstack([np.arange(first), np.argsort(draw, axis=1)[:, :first]])
    # The rest is the whole minus the chosen, so their sum alone orders the partitions.
    sums = values[chosen].sum(axis=1)
    observed = values[:first].sum()
    # Equal sums may differ by the order of their additions.
    beaten = int((sums >= observed - 1e-12 * max(1.0, abs(observed))).sum())
    return beaten / len(chosen), len(chosen), total <= _PARTITIONS


def _units(space: Space, words: Sequence[str]) -> np.ndarray:
    """(n, E) in double precision, each of length 1; a vector of length 0 stays."""
    vectors = np.stack([space.vector(word) for word in words]).astype(np.float64)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(lengths > 0, lengths, 1)


def _check(asked: WordLists) -> None:
    for name, words in zip(asked.names, asked.words, strict=True):
        if len(words) > _MOST:
            raise UserError(f"the list '{name}' has {len(words)} words; give at most {_MOST}")
    for first, second in ((0, 1), (2, 3)):
        shared = set(asked.words[first]) & set(asked.words[second])
        if shared:
            raise UserError(
                f"'{min(shared)}' stands in both '{asked.names[first]}' and "
                f"'{asked.names[second]}', which are set against each other"
            )


def _check_left(space: Space, names: Sequence[str], used: Sequence[Sequence[str]]) -> None:
    for name, words in zip(names, used, strict=True):
        if len(words) < _FEWEST:
            raise UserError(
                f"there are too few words: {space.name} knows {len(words)} of the words of "
                f"'{name}', and at least {_FEWEST} are needed; give others, or choose another space"
            )
