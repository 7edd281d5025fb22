"""Figures of words as points: a true parallelogram, and bars on one scale."""

import pytest

from textcls import plots
from textcls.values import Analogy, Association, BiasTest, Neighbour, Point, Term, WordLists

POINTS = tuple(
    Point(name, kind, x, y)
    for name, kind, x, y in (
        ("king", "given", 0.0, 0.0),
        ("man", "given", 0.0, 1.0),
        ("woman", "given", 2.0, 1.0),
        ("king - man + woman", "sum", 2.0, 0.0),
        ("<b>queen</b>", "answer", 2.5, 0.2),
    )
)


def analogy(*signs: int) -> Analogy:
    terms = tuple(Term(sign, point.name) for sign, point in zip(signs, POINTS, strict=False))
    answer = (Neighbour("queen", 0.9, 1, None),)
    points = (*POINTS[: len(signs)], *POINTS[3:])
    return Analogy("made", terms, answer, answer, answer[0], points, (0.7, 0.2))


def sides(figure) -> set[frozenset]:
    solid = (trace for trace in figure.data if trace.mode == "lines" and trace.line.dash == "solid")
    return {frozenset(zip(trace.x, trace.y, strict=True)) for trace in solid}


def test_the_sides_join_words_that_differ_by_one_term():
    assert sides(plots.parallelogram(analogy(1, -1, 1))) == {
        frozenset({(0.0, 1.0), (0.0, 0.0)}),
        frozenset({(0.0, 1.0), (2.0, 1.0)}),
        frozenset({(0.0, 0.0), (2.0, 0.0)}),
        frozenset({(2.0, 1.0), (2.0, 0.0)}),
    }


@pytest.mark.parametrize("signs", [(1, 1), (1, -1), (1, 1, 1)])
def test_other_sums_are_no_parallelogram(signs):
    assert sides(plots.parallelogram(analogy(*signs))) == set()


def test_names_are_escaped_and_both_directions_have_one_scale():
    figure = plots.parallelogram(analogy(1, -1, 1))
    names = [text for trace in figure.data for text in trace.text or ()]
    assert "&lt;b&gt;queen&lt;/b&gt;" in names
    assert figure.layout.yaxis.scaleanchor == "x"
    assert "70.0 % of the variance" in figure.layout.xaxis.title.text


def test_both_lists_of_an_association_test_have_one_symmetric_scale():
    lists = WordLists(("x", "y", "a", "b"), (("p", "q"), ("r",), ("s",), ("t",)))
    values = (Association("p", "x", 0.1), Association("q", "x", 0.3), Association("r", "y", -0.5))
    found = BiasTest("made", lists, ((),) * 4, values, (0.2, -0.5), 0.4, 1.7, 0.1, 3, True)
    first, second = (plots.associations(found, target) for target in ("x", "y"))
    assert first.layout.xaxis.range == second.layout.xaxis.range
    assert first.layout.xaxis.range[0] == -first.layout.xaxis.range[1]
    assert list(first.data[0].customdata) == ["q", "p"]
    assert set(first.data[0].marker.color) == {plots.FOR}
    assert set(second.data[0].marker.color) == {plots.AGAINST}
