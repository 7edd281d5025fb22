"""The page of embeddings: its numbers are those of the shell, and what is unknown is said."""

import itertools
import shutil
from pathlib import Path

import pytest

from tests.conftest import sentences
from tests.vectors.test_importing import LINES
from textcls import embeddings, vectors

PAGE = "6_Embeddings.py"


@pytest.fixture(scope="session")
def lab_artifacts(tmp_path_factory, tiny_artifacts) -> Path:
    """The tiny models, an imported set, and FastText with its n-grams and counts."""
    folder = Path(shutil.copytree(tiny_artifacts, tmp_path_factory.mktemp("lab") / "artifacts"))
    file = folder.parent / "five.txt"
    file.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    vectors.save(vectors.read_text(file, name="five", title="Five"), folder / "vectors")
    texts = [text.split() for text in sentences(200, seed=0).texts]
    settings = {"size": 8, "epochs": 5, "workers": 1, "buckets": 500}
    made = vectors.train(texts, name="ft", source="made", method="fasttext", **settings)
    vectors.save(made, folder / "vectors")
    return folder


@pytest.fixture
def guest(visit, lab_artifacts):
    return visit(lab_artifacts)


def said(page) -> str:
    """All sentences of a page, without Markdown's escapes."""
    parts = (page.markdown, page.caption, page.error, page.warning, page.info)
    return " ".join(item.value for part in parts for item in part).replace("\\", "")


# --- neighbours --------------------------------------------------------------------------------


def test_neighbours_stand_side_by_side_with_the_numbers_of_the_shell(guest, lab_artifacts):
    page = guest.go(PAGE, space="five,ft,tiny-gru", word="film")
    assert not page.exception
    assert "'film' is not among the 5 words of five" in said(page)
    for number, name in enumerate(("ft", "tiny-gru")):
        printed = embeddings.neighbours(embeddings.named(name, lab_artifacts), "film").nearest
        shown = page.dataframe[number].value
        assert list(shown["word"]) == [one.word for one in printed]
        assert list(shown["cosine"]) == [one.score for one in printed]
        often = [one.rank if one.count is None else one.count for one in printed]
        assert list(shown["often"]) == often
    numbers = page.dataframe[2].value
    assert list(numbers["space"]) == ["ft"] * 10 + ["tiny-gru"] * 10


def test_an_unknown_word_is_answered_by_fasttext_with_its_ngrams(guest):
    page = guest.go(PAGE, space="ft,tiny-gru", word="wonderfull")
    assert not page.exception
    assert "did you mean 'wonderful'?" in said(page)
    assert "character n-grams stands for it" in said(page)
    parts = page.dataframe[0].value
    assert {"<wo", "ull>"} <= set(parts["ngram"])
    assert parts["share"].sum() == pytest.approx(100, abs=0.01)
    assert page.dataframe[1].value["word"][0] == "wonderful"


def test_a_typed_word_and_chosen_vectors_enter_the_address(guest):
    page = guest.go(PAGE)
    assert not page.exception
    page.text_input(key="word_typed").set_value("story").run()
    page.multiselect(key="spaces").set_value(["ft"]).run()
    assert not page.exception
    assert (page.query_params["word"], page.query_params["space"]) == ("story", "ft")
    page.multiselect(key="spaces").set_value([]).run()
    assert "Choose at least one" in said(page)


ODD = ["<script>alert(1)</script>", "😀", "not good", "x" * 500, "$x^2$ :red[a] **b**", "=1+1"]


@pytest.mark.parametrize("part", ["neighbours", "analogy"])
def test_odd_words_are_answered_with_a_sentence(guest, part):
    for word in ODD:
        page = guest.go(PAGE, part=part, space="five", word=word, sum=word)
        assert not page.exception
        assert page.error or page.info


# --- analogy -----------------------------------------------------------------------------------


def test_an_analogy_shows_both_methods_and_what_is_left_out(guest, lab_artifacts):
    page = guest.go(PAGE, part="analogy", space="five", sum="king - man + woman")
    assert not page.exception
    terms = embeddings.parse("king - man + woman")
    printed = embeddings.analogy(embeddings.named("five", lab_artifacts), terms)
    shown = page.dataframe[0].value
    assert list(shown["added"]) == [one.word for one in printed.added] == ["queen", "boy"]
    assert list(shown["cosine"]) == [one.score for one in printed.added]
    assert list(shown["score"]) == [one.score for one in printed.multiplied]
    assert "The words of the sum are left out." in said(page)
    points = page.dataframe[1].value
    assert list(points["shown as"])[-2:] == ["sum", "answer"]


def test_a_preset_is_one_click_away_and_an_unknown_word_is_named(guest):
    page = guest.go(PAGE, part="analogy", space="five")
    page.button_group(key="sum_example").set_value("doctor - man + woman").run()
    assert not page.exception
    assert page.query_params["sum"] == "doctor - man + woman"
    assert "'doctor' is not among the 5 words" in said(page)


# --- bias --------------------------------------------------------------------------------------


def test_lists_of_ones_own_are_tested_and_restored_by_the_address(guest, lab_artifacts):
    page = guest.go(PAGE, part="bias", space="five")
    assert "at least 2 are needed" in said(page)
    for number, words in enumerate(("king man", "queen woman", "boy zyx king", "woman queen")):
        page.text_area(key=f"list {number}").set_value(words)
    page.button[0].click().run()
    assert not page.exception
    own = page.query_params["own"]
    assert own == "king man|queen woman|boy zyx king|woman queen"
    again = guest.go(PAGE, part="bias", space="five", own=own)
    assert again.text_area(key="list 2").value == "boy zyx king"
    asked = embeddings.edited(embeddings.PRESETS["career"], own.split("|"))
    found = embeddings.association_test(embeddings.named("five", lab_artifacts), asked)
    shown = {metric.label: metric.value for metric in again.metric}
    assert shown["Effect size"] == f"{found.effect:+.3f}"
    assert shown["p"] == f"{found.p:.4f}"
    assert "and left out: zyx (boy/king)" in said(again)
    assert "career" not in said(again)
    assert list(again.dataframe[0].value["association"]) == [
        one.value for one in found.associations
    ]


def test_a_size_is_named_only_where_the_test_says_that_it_is_no_chance(guest, lab_artifacts):
    words = ("king man", "queen woman", "boy king", "woman queen")
    space = embeddings.named("five", lab_artifacts)
    for order in itertools.permutations(words[:2]):
        own = "|".join((*order, *words[2:]))
        asked = embeddings.edited(embeddings.PRESETS["career"], own.split("|"))
        found = embeddings.association_test(space, asked)
        assert found.p > 0.05  # 6 partitions are too few for less
        page = guest.go(PAGE, part="bias", space="five", own=own)
        x, y = ("/".join(text.split()) for text in order)
        first, second = (x, y) if found.effect > 0 else (y, x)
        assert f"Compared with {second}, {first} lie nearer to boy/king" in said(page)
        assert "effect (0.2" not in said(page)
        assert ("swap the targets" in said(page)) == (found.effect < 0)


def test_lists_that_cannot_be_tested_leave_the_boxes_to_mend_them(guest):
    page = guest.go(PAGE, part="bias", space="five", own="king|king|man|woman")
    assert not page.exception
    assert page.error
    assert page.text_area(key="list 0").value == "king"


# --- what a page begins with ---


@pytest.mark.parametrize("space", ["five", "ft", "tiny-gru", "ft,tiny-gru"])
@pytest.mark.parametrize("part", ["neighbours", "map", "learned"])
def test_no_page_opens_on_a_word_that_its_vectors_do_not_have(guest, part, space):
    for which in ("own", "text"):
        page = guest.go(PAGE, part=part, space=space, which=which)
        assert not page.exception
        assert not page.error
        assert "ot among the" not in said(page)


# --- what there is not -------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["neighbours", "analogy", "bias"])
@pytest.mark.parametrize(
    ("space", "sentence"),
    [("gone", "No vectors 'gone'"), ("../five", "No vectors '../five'")],
)
def test_vectors_that_are_not_there_are_named(guest, part, space, sentence):
    page = guest.go(PAGE, part=part, space=space)
    assert not page.exception
    assert sentence in said(page)


def test_vectors_that_cannot_stand_there_are_named_beside_those_that_can(guest):
    page = guest.go(PAGE, space="gone,five", word="king")
    assert not page.exception
    assert "No vectors 'gone'" in said(page)
    assert page.dataframe[0].value["word"][0]
    page = guest.go(PAGE, space="ft,tiny-gru,tiny-textcnn,gone,five,ft", word="film")
    assert len(page.dataframe) == 4
    assert "At most" not in said(page)


def test_where_nobody_stored_the_counts_that_is_said(guest):
    page = guest.go(PAGE, space="five,ft,tiny-gru", word="king")
    assert "word 1 of 5 in the order of its file, which does not say how often" in said(page)
    page = guest.go(PAGE, space="tiny-gru", word="film")
    assert "by frequency; how often each word stood in training was not stored" in said(page)
    page = guest.go(PAGE, space="ft", word="film")
    assert "times in training, rank" in said(page)


def test_without_any_vectors_the_page_names_the_command_that_makes_them(visit, tmp_path):
    page = visit(tmp_path).go(PAGE)
    assert not page.exception
    assert "vectors train" in said(page)


def test_damaged_vectors_are_named_and_the_others_work(visit, lab_artifacts, tmp_path):
    folder = Path(shutil.copytree(lab_artifacts, tmp_path / "artifacts"))
    (folder / "vectors" / "ft" / "card.json").write_text("{")
    page = visit(folder).go(PAGE, space="five", word="king")
    assert not page.exception
    assert "ft: card.json cannot be read" in said(page)
    assert page.dataframe[0].value["word"][0]
    assert "are damaged" in said(visit(folder).go(PAGE, space="ft", word="king"))
