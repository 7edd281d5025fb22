"""The figures of models hold the numbers of their reports, and every text in them is inert."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textcls import model_plots
from textcls.model_plots import labels
from textcls.model_plots.cost import unbeaten
from textcls.model_plots.labels import places
from textcls.standings import standings
from textcls.values import Agreement, Epoch, Headline, Slice


@pytest.fixture
def group(tiny_gru):
    """Four models of one task, made of one: good, far below, linear, and small."""
    card = tiny_gru.card

    def model(name: str, accuracy: float, size: float, architecture: str = "gru"):
        interval = (accuracy - 0.01, accuracy + 0.01)
        return replace(
            card,
            name=name,
            title=f"<b>{name}</b>",
            bytes=round(size * 1e6),
            report=replace(card.report, accuracy=accuracy, interval=interval, milliseconds=size),
            recipe=replace(
                card.recipe,
                architecture=architecture,
                headline=Headline("A2", "accuracy", 0.25) if name == "far" else None,
            ),
        )

    cards = [
        model("good", 0.92, 6.0),
        model("far", 0.26, 5.0),
        model("line", 0.91, 3.0, "linear"),
        model("small", 0.90, 0.1, "textcnn"),
    ]
    return standings(cards)[card.task]


def test_each_model_has_its_row_with_its_accuracy_and_interval(group):
    dots, numbers, *_ = model_plots.accuracies(group, title="t").data
    assert list(dots.x)[:3] == pytest.approx([92.0, 91.0, 90.0])
    assert list(dots.error_x.array)[:3] == pytest.approx([1.0] * 3)
    assert list(numbers.text) == ["92.0", "91.0", "90.0", "26.0"]


def test_what_lies_far_below_stands_at_the_edge_and_says_so(group):
    figure = model_plots.accuracies(group, title="t")
    dots, _, course = figure.data
    assert [dots.x[3], course.x[0]] == pytest.approx([77.0, 77.0])
    assert dots.marker.symbol[3] == "triangle-left"
    assert course.marker.symbol[0] == "triangle-left-open"
    assert dots.error_x.array[3] == 0
    assert "further down" in figure.layout.xaxis.title.text


def test_the_legend_says_what_the_figure_of_the_course_is(group):
    *_, course = model_plots.accuracies(group, title="t").data
    assert course.name == "the course's test accuracy"


def test_the_linear_model_is_a_line_through_all_rows(group):
    figure = model_plots.accuracies(group, title="t")
    assert figure.layout.shapes[0].x0 == pytest.approx(91.0)
    assert figure.layout.annotations[0].text == "linear 91.0 %"


def test_no_cheaper_model_is_as_good_as_an_unbeaten_one(group):
    named = unbeaten(group, lambda card: card.bytes)
    assert [s.card.name for s in named] == ["small", "line", "good"]


@pytest.mark.parametrize("draw", [model_plots.against_size, model_plots.against_time])
def test_accuracy_against_cost_holds_every_model(group, draw):
    figure = draw(group)
    dots = {
        (x, custom[1])
        for trace in figure.data[1:]
        for x, custom in zip(trace.x, trace.customdata, strict=True)
    }
    assert {x for x, _ in dots} == {6.0, 5.0, 3.0, 0.1}
    assert sorted(share for _, share in dots) == pytest.approx([26.0, 90.0, 91.0, 92.0])


def test_titles_are_inert(group):
    for figure in (model_plots.accuracies(group, title="t"), model_plots.against_size(group)):
        assert "<b>" not in figure.to_json().replace("\\u003c", "<")


def test_the_confusion_matrix_holds_counts_and_the_shares_of_their_rows(tiny_gru):
    report = replace(tiny_gru.card.report, confusion=((30, 10), (0, 0)))
    figure = model_plots.confusion(report)
    assert [list(row) for row in figure.data[0].z] == [[75.0, 25.0], [0.0, 0.0]]
    assert figure.layout.annotations[1].text == "<b>10</b><br>25.0 %"


def test_the_reliability_diagram_holds_every_bin(tiny_gru):
    calibration = tiny_gru.card.report.calibration
    dots = model_plots.reliability(calibration).data[1]
    assert list(dots.customdata) == [item.rows for item in calibration.bins]
    assert list(dots.y) == pytest.approx([100 * item.accuracy for item in calibration.bins])


def epochs(*validation: float) -> tuple[Epoch, ...]:
    return tuple(
        Epoch(number, loss / 2, 0.9, loss, 0.8, 0.001, 1.0)
        for number, loss in enumerate(validation, start=1)
    )


def test_curves_are_solid_for_training_and_dashed_for_validation_with_the_best_marked():
    runs = [model_plots.Run("a", epochs(0.5, 0.4, 0.6), 2), model_plots.Run("b", epochs(0.7), 1)]
    figure = model_plots.losses(runs)
    training, validation, best, *_ = figure.data
    assert (training.line.dash, validation.line.dash) == (None, "dash")
    assert list(validation.y) == [0.5, 0.4, 0.6]
    assert (list(best.x), list(best.y)) == ([2], [0.4])
    assert training.line.color == validation.line.color != figure.data[3].line.color
    assert figure.data[3].mode == "markers"


def test_the_split_of_two_models_is_drawn_beside_an_even_one():
    figure = model_plots.split(Agreement(100, 60, 30, 6, 4, 70, 0.001), ("<i>a</i>", "b"))
    assert [bar.x[0] for bar in figure.data] == [30, 6]
    assert figure.layout.shapes[0].x0 == 18
    assert "<i>" not in figure.data[0].name


def test_no_two_of_many_models_share_colour_and_symbol():
    runs = [model_plots.Run(f"model {n}", epochs(0.5, 0.4), 2) for n in range(20)]
    looks = {(t.marker.color, t.marker.symbol) for t in model_plots.losses(runs).data[2::3]}
    assert len(looks) == 20


def parts(report, *shares: float):
    slices = tuple(Slice(f"part {s}", 100, s, (s - 0.05, s + 0.05)) for s in shares)
    return replace(report, slices=slices, accuracy=shares[1], interval=(0.0, 1.0))


def test_parts_of_the_test_texts_stand_around_the_accuracy_on_all(tiny_gru):
    figure = model_plots.slices(parts(tiny_gru.card.report, 0.82, 0.25, 0.24))
    assert set(figure.data[0].marker.symbol) == {"circle"}
    low, high = figure.layout.xaxis.range
    assert low < 25 < 82 < high
    assert "triangle" not in figure.layout.xaxis.title.text


def test_a_part_far_below_is_a_triangle_that_is_explained(tiny_gru):
    figure = model_plots.slices(parts(tiny_gru.card.report, 0.5, 0.9, 0.91))
    assert figure.data[0].marker.symbol[0] == "triangle-left"
    assert "a triangle lies further down" in figure.layout.xaxis.title.text


@pytest.mark.parametrize("share", [0.5, 0.9, 0.99, 1.0])
def test_no_axis_of_accuracies_names_more_than_all(tiny_gru, share):
    report = replace(tiny_gru.card.report, accuracy=share, interval=(share - 0.02, min(share, 1.0)))
    card = replace(tiny_gru.card, report=report)
    group = standings([replace(card, bytes=1)])[card.task]
    axes = (
        model_plots.accuracies(group, title="t").layout.xaxis,
        model_plots.against_size(group).layout.yaxis,
    )
    for axis in axes:
        assert 2 <= len(axis.tickvals) <= 8
        assert max(axis.tickvals) <= 100


def test_a_part_is_called_what_it_is_even_in_an_older_report():
    old = Slice("at most 6 tokens (shortest quarter)", 35, 0.5, (0.4, 0.6))
    assert old.title == "at most 6 tokens"


def boxes(dots, names):
    """The boxes of the names that `places` found room for, as it takes them to be."""
    for number, place in places(dots, names, ()).items():
        around = dict(labels._around(labels._pixels(dots[number]), 6.6 * len(names[number])))
        yield around[place]


@given(
    st.lists(
        st.tuples(st.floats(0, 1), st.floats(0, 1), st.text("a", min_size=1, max_size=24)),
        min_size=1,
        max_size=9,
    )
)
def test_names_cover_neither_dots_nor_each_other(drawn):
    dots = [(x, y) for x, y, _ in drawn]
    found = list(boxes(dots, [name for *_, name in drawn]))
    for left, bottom, right, top in found:
        assert not any(left < 300 * x < right and bottom < 215 * y < top for x, y in dots)
    for one, other in combinations(found, 2):
        apart = one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
        assert apart


def test_a_name_alone_has_room_and_one_on_a_line_moves():
    assert places([(0.5, 0.5)], ["a model"], ()) == {0: "top left"}
    across = ((0.0, 0.54), (0.45, 0.54))
    assert places([(0.5, 0.5)], ["a model"], across) == {0: "bottom left"}
