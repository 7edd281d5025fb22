"""Figures of filters: rows add up on screen, marks say what is kept, labels are inert."""

import pytest

from textcls import plots
from textcls.values import ActivationMap, Match, Ngram, Prediction, Span

MATCHES = (Match(7, 2.0, 1.0, -0.5, (1.0, 0.25)), Match(3, -1.0, 1.0, 0.1, (0.2, 0.2)))
NGRAM = Ngram("<b>bad</b> $film$", 0, 8, 0, 3, 1, 1.0, MATCHES)


def predicted(*words: str) -> Prediction:
    spans = tuple(Span(word, 0, 1, True) for word in words)
    return Prediction(" ".join(words), spans, {"a": 1.0, "b": 0.0}, {}, len(words), len(words))


def shown(*, floor: bool = True) -> ActivationMap:
    rows = ((0.5, -1.0, 2.0), (-0.1, -0.2, -0.3))
    return ActivationMap(
        predicted("<i>x</i>", "y", "z"), "a", "b", 2, (4, 9), rows, (2, None), (-0.8, 0.0), floor
    )


def test_every_row_of_an_ngram_ends_with_its_sum_and_the_last_row_with_all():
    cells = plots.inside_ngram(NGRAM).data[0].z
    for row in cells:
        assert sum(row[:-1]) == pytest.approx(row[-1])
    assert cells[-1][-1] == pytest.approx(sum(match.contribution for match in MATCHES))


def test_filters_beyond_the_strongest_share_a_row():
    many = Ngram("x", 0, 1, 0, 1, 0, 1.5, tuple(Match(i, 0.1, 1.0, 0.0, (1.0,)) for i in range(15)))
    cells = plots.inside_ngram(many, top=10).data[0]
    assert len(cells.z) == 12
    assert cells.z[-1][-1] == pytest.approx(1.5)
    assert plots.inside_ngram(many).layout.yaxis.ticktext[10] == "5 others"


def test_from_a_baseline_there_is_no_column_of_a_bias():
    matches = tuple(Match(match.filter, 1.0, 0.5, 0.0, match.slots) for match in MATCHES)
    figure = plots.inside_ngram(Ngram("bad film", 0, 8, 0, 2, 0, 1.0, matches))
    assert figure.layout.xaxis.ticktext == ("bad", "film", "sum")
    for row in figure.data[0].z:
        assert sum(row[:-1]) == pytest.approx(row[-1])


def test_the_window_that_a_filter_keeps_is_marked_with_what_it_adds():
    marks = plots.activations(shown()).data[1]
    assert (tuple(marks.x), tuple(marks.y)) == ((2,), (0,))
    assert marks.customdata[0] == [4, "z + 1 padding", "-0.800"]
    assert marks.marker.symbol == ("diamond",)


def test_below_zero_is_shown_where_no_relu_hides_it():
    assert plots.activations(shown()).data[0].zmin == 0
    assert plots.activations(shown(floor=False)).data[0].zmin == -2.0


def test_words_in_figures_of_filters_are_inert():
    for figure in (plots.inside_ngram(NGRAM), plots.activations(shown())):
        said = figure.to_json()
        assert "<b>" not in said.replace("\\u003c", "<")
        assert "<i>" not in said.replace("\\u003c", "<")
        assert "$film" not in said
