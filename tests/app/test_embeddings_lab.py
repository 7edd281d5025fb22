"""Map, What training changed and How they are learned: the numbers of the shell, on the page."""

import pytest

from tests.app.test_embeddings_page import PAGE, guest, lab_artifacts, said  # noqa: F401
from tests.embeddings.test_shifts import folder  # noqa: F401
from textcls import artifacts, embeddings

WORDS = "film plot story actor great awful boring"


def space(name, place):
    return embeddings.named(name, place)


# --- map ---------------------------------------------------------------------------------------


def test_a_map_shows_the_numbers_of_the_shell_and_the_class_of_each_word(guest, lab_artifacts):  # noqa: F811
    address = {"space": "tiny-gru", "mapped": WORDS + " zyx", "leaning": "tiny-textcnn"}
    page = guest.go(PAGE, part="map", **address)
    assert not page.exception
    found = embeddings.principal(space("tiny-gru", lab_artifacts), WORDS.split())
    model = artifacts.load("tiny-textcnn", lab_artifacts)
    classes = {one.word: one.label for one in embeddings.leanings(model, WORDS.split())}
    shown = page.dataframe[0].value
    assert list(shown["word"]) == [point.word for point in found.points]
    assert list(shown["component 1"]) == [point.place[0] for point in found.points]
    assert list(shown["class"]) == [classes[word] for word in shown["word"]]
    assert "Not among the words of tiny-gru, and left out: zyx" in said(page)
    assert "% of the variance" not in said(page)  # that is said at the axes


def test_choices_of_a_map_enter_the_address_and_come_back(guest):  # noqa: F811
    page = guest.go(PAGE, part="map", space="ft")
    page.button_group(key="map which").set_value("frequent").run()
    page.button_group(key="map dimensions").set_value("3").run()
    assert not page.exception
    assert (page.query_params["which"], page.query_params["dimensions"]) == ("frequent", "3")
    assert "component 3" in page.dataframe[0].value
    page.selectbox(key="map picture").set_value("axes").run()
    page.text_input(key="axis 0").set_value("awful bad")
    page.text_input(key="axis 1").set_value("great wonderful")
    page.text_input(key="axis 2").set_value("film")
    page.text_input(key="axis 3").set_value("actor")
    page.button[0].click().run()
    assert not page.exception
    assert page.query_params["axes"] == "awful bad|great wonderful|film|actor"
    shown = page.dataframe[0].value
    assert "awful bad … great wonderful" in shown
    again = guest.go(PAGE, **dict(page.query_params))
    assert again.text_input(key="axis 1").value == "great wonderful"


def test_t_sne_is_that_of_the_shell(guest, lab_artifacts):  # noqa: F811
    page = guest.go(PAGE, part="map", space="tiny-gru", mapped=WORDS, picture="tsne")
    assert not page.exception
    found = embeddings.neighbour_embedding(space("tiny-gru", lab_artifacts), WORDS.split())
    assert list(page.dataframe[0].value["t-SNE 1"]) == [p.place[0] for p in found.points]


def test_a_text_is_mapped_by_its_words(guest):  # noqa: F811
    text = "The film, and its story; the plot was great!"
    page = guest.go(PAGE, part="map", space="tiny-gru", which="text", text=text)
    assert not page.exception
    shown = list(page.dataframe[0].value["word"])
    assert shown == "the film and its story plot was great".split()


ODD = ["<script>alert(1)</script>", "😀", "film", "$x^2$ :red[a] **b**", "=1+1", ", ,", "x " * 900]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("kind", ["pca", "tsne", "axes"])
def test_odd_words_of_a_map_are_answered_with_a_sentence(guest, kind, odd):  # noqa: F811
    address = {"mapped": odd, "axes": f"{odd}|a|b|c", "picture": kind}
    page = guest.go(PAGE, part="map", space="ft", **address)
    assert not page.exception
    assert page.error or page.info


def test_choices_that_do_not_exist_are_left_aside(guest):  # noqa: F811
    wrong = dict.fromkeys(("which", "many", "picture", "dimensions", "leaning", "axes"), "../x")
    page = guest.go(PAGE, part="map", space="tiny-gru", mapped=WORDS, **wrong)
    assert not page.exception
    assert "component 1" in page.dataframe[0].value


# --- what training changed ---------------------------------------------------------------------


def test_words_that_turned_most_are_those_of_the_shell(guest, lab_artifacts):  # noqa: F811
    page = guest.go(PAGE, part="changed", model="tiny-textcnn")
    assert not page.exception
    model = artifacts.load("tiny-textcnn", lab_artifacts)
    start = embeddings.started(model, lab_artifacts)
    after = embeddings.of_model(model)
    printed = embeddings.turned_most(embeddings.shifts(start, after), 40)
    shown = page.dataframe[0].value
    assert list(shown["word"]) == [one.word for one in printed]
    assert list(shown["shift"]) == [one.shift for one in printed]
    word = printed[0].word
    for number, one in enumerate((start.space, after), start=1):
        nearest = embeddings.neighbours(one, word).nearest
        assert list(page.dataframe[number].value["cosine"]) == [n.score for n in nearest]
    assert "began with a random start" in said(page)


def test_the_greatest_shift_has_its_word_and_another_model_is_not_shown_in_silence(
    guest,  # noqa: F811
    lab_artifacts,  # noqa: F811
):
    page = guest.go(PAGE, part="changed", model="tiny-other")
    assert "'tiny-other' is no model with word vectors; shown is 'tiny-" in said(page)
    model = artifacts.load("tiny-textcnn", lab_artifacts)
    start = embeddings.started(model, lab_artifacts)
    (most,) = embeddings.turned_most(embeddings.shifts(start, embeddings.of_model(model)), 1)
    page = guest.go(PAGE, part="changed", model="tiny-textcnn")
    assert f"'{most.word}' turned most, by {most.shift:.3f}" in said(page)
    assert page.selectbox(key="among")


def test_of_a_frozen_model_there_is_no_list_and_no_choice_of_one(visit, folder):  # noqa: F811
    page = visit(folder).go(PAGE, part="changed", model="tiny-frozen")
    assert not page.exception
    assert "exactly where it did" in said(page)
    assert [box.key for box in page.selectbox] == ["changed model"]


def test_a_word_that_the_model_does_not_know_leaves_the_rest_on_the_page(guest):  # noqa: F811
    for word in ("zyx", "<script>alert(1)</script>", "x" * 300):
        page = guest.go(PAGE, part="changed", model="tiny-gru", word=word)
        assert not page.exception
        assert page.info
        assert len(page.dataframe) == 1


# --- how they are learned ----------------------------------------------------------------------


def test_a_sentence_has_the_pairs_and_draws_of_the_shell(guest, lab_artifacts):  # noqa: F811
    page = guest.go(PAGE, part="learned", space="ft", sentence="The film was zyx!", window="1")
    assert not page.exception
    words = "the film was zyx".split()
    found = embeddings.lesson(space("ft", lab_artifacts), words, 1)
    dense, centres, pairs, draws = (frame.value for frame in page.dataframe)
    assert list(dense["v1"][:3]) == [one.components[0] for one in found.words[:3]]
    assert list(centres["pairs"]) == [1, 2, 2, 1]
    assert list(zip(pairs["centre"], pairs["context"], strict=True)) == [
        (pair.centre, pair.context) for pair in found.pairs
    ]
    assert list(draws["of all draws (%)"]) == [100 * one.share for one in found.negatives]
    assert "Not among the words of ft: zyx" in said(page)


def test_a_long_sentence_is_said_to_be_cut(guest):  # noqa: F811
    page = guest.go(PAGE, part="learned", space="ft", sentence="a " * 90 + "film")
    assert "Shown are the first 40 of these 91 words." in said(page)
    page = guest.go(PAGE, part="learned", space="ft", sentence="film " * 60)
    assert "Only the first 200 of its 299 characters are read." in said(page)
    page = guest.go(PAGE, part="learned", space="ft", sentence="the film was great")
    assert "first" not in " ".join(item.value for item in (*page.info, *page.caption[:2]))


def test_a_window_of_ones_choice_enters_the_address(guest):  # noqa: F811
    page = guest.go(PAGE, part="learned", space="five", sentence="king man woman queen")
    assert "is not known" in said(page)
    page.slider(key="window").set_value(3).run()
    assert not page.exception
    assert page.query_params["window"] == "3"
    assert "make 12 pairs" in said(page)


@pytest.mark.parametrize("odd", ["<script>alert(1)</script>", "😀", "...", "x", "word " * 500])
def test_odd_sentences_are_answered(guest, odd):  # noqa: F811
    page = guest.go(PAGE, part="learned", space="five", sentence=odd, window="-3")
    assert not page.exception
