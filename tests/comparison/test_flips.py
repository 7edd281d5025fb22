"""Every flip listed flips, and no part of it does; what is not found is said to be not found."""

import itertools
from dataclasses import replace

import pytest
import torch

from textcls import inference, printing
from textcls.comparison import find_flips, runner_up
from textcls.comparison.neighbours import near_words
from textcls.comparison.rewording import reworded
from textcls.registry import UserError
from textcls.values import Edit

TEXT = "The film was wonderful and the plot was not boring ."


def label(model, text: str) -> str:
    return inference.predict(model, [text])[0].label


def parts(edits: tuple[Edit, ...]):
    """All strict parts, the empty one included."""
    sizes = range(len(edits))
    return itertools.chain.from_iterable(itertools.combinations(edits, size) for size in sizes)


@pytest.mark.parametrize("kinds", ["both", "deletions", "swaps"])
@pytest.mark.parametrize("any_class", [False, True])
def test_every_flip_flips_and_none_of_its_parts_does(any_model, kinds, any_class):
    found = find_flips(any_model, TEXT, kinds=kinds, any_class=any_class, most_edits=3, tries=600)
    assert found.flips or kinds != "both"
    for flip in found.flips[:25]:
        assert flip.text == reworded(TEXT, flip.edits)
        assert label(any_model, flip.text) == flip.label
        assert flip.label == found.target or (any_class and flip.label != found.prediction.label)
        assert flip.margin >= 0
        for some in parts(flip.edits):
            other = label(any_model, reworded(TEXT, some))
            assert other == found.prediction.label if any_class else other != found.target
    assert found.tries <= 600


def one_edit(model, text: str) -> set[str]:
    """All texts of another class that one deletion or one swap with a near word makes."""
    whole = inference.predict(model, [text])[0]
    near = near_words(model, [span.text for span in whole.tokens], most=10)
    changed = set()
    for span in whole.tokens:
        for new in ("", *(word for word, _ in near.get(span.text, ()))):
            edit = Edit(0, span.start, span.end, span.text, new, 0.0)
            changed.add(reworded(text, [edit]))
    answers = inference.predict(model, sorted(changed))
    return {a.text for a in answers if a.tokens and a.label != whole.label}


@pytest.mark.parametrize("text", ["the great film", "not boring", "its ending was moving and bad"])
def test_with_one_edit_the_search_is_exhaustive(any_model, text):
    found = find_flips(any_model, text, any_class=True, most_edits=1)
    assert {flip.text for flip in found.flips} == one_edit(any_model, text)


def test_flips_of_the_trained_models_are_found(tiny_model):
    found = find_flips(tiny_model, "the film was wonderful and the plot was moving")
    assert found.target == "negative" != found.prediction.label
    assert found.flips
    assert {edit.old for edit in found.flips[0].edits} <= {"wonderful", "moving"}


def test_few_edits_come_first_and_then_small_ones(random_model):
    flips = find_flips(random_model("textcnn"), TEXT, any_class=True, most_edits=4).flips
    order = [(len(flip.edits), flip.distance) for flip in flips]
    assert order == sorted(order)
    assert len({flip.text for flip in flips}) == len(flips)


def test_ways_that_lead_to_different_classes_are_different(random_model):
    found = find_flips(random_model("textcnn"), TEXT, any_class=True, most_edits=2)
    ways = {(f.label, tuple((e.place, bool(e.new)) for e in f.edits)) for f in found.flips}
    assert len(found.different) == len(ways) > len({words for _, words in ways})


def test_a_list_that_is_cut_says_of_how_many(random_model):
    whole = find_flips(random_model("textcnn"), TEXT, any_class=True, most_edits=3)
    assert whole.found == len(whole.flips) > len(whole.different)
    assert f"stand for {whole.found} flips" in printing.searched(whole)
    assert printing.flips_title(whole) == "All flips found"
    cut = replace(whole, found=1_234)
    for said in (printing.searched(cut), printing.flips_title(cut)):
        assert f"{len(cut.flips)} " in said
        assert "1,234" in said


def test_equal_searches_find_equal_flips(any_model):
    first, second = (find_flips(any_model, TEXT, most_edits=3, tries=500) for _ in range(2))
    assert first == second


def test_a_target_may_be_any_class_of_the_model(any_model):
    whole = inference.predict(any_model, [TEXT])[0]
    others = [name for name in whole.logits if name != whole.label]
    assert find_flips(any_model, TEXT, tries=50).target == runner_up(whole)
    for target in others:
        found = find_flips(any_model, TEXT, target=target, tries=300)
        assert found.target == target
        assert all(flip.label == target for flip in found.flips)


def test_swaps_are_near_words_of_the_same_kind_and_keep_the_capitals(random_model):
    model = random_model("textcnn")
    found = find_flips(model, TEXT, kinds="swaps", any_class=True, most_edits=2)
    swapped = [edit for flip in found.flips for edit in flip.edits]
    assert swapped
    for edit in swapped:
        assert edit.new.lower() in model.vocabulary
        assert edit.new.isalpha() == edit.old.isalpha()
        assert edit.new[0].isupper() == edit.old[0].isupper()
        assert 0.0 <= edit.distance <= 1.0


def test_near_words_are_those_with_the_highest_cosines(random_model):
    model = random_model("gru, 1 layers, 1 directions, last")
    words, vectors = model.vocabulary.words, model.network.word_vectors()
    near = near_words(model, ["film", "unheard"], most=3)
    assert list(near) == ["film"]
    cosines = torch.cosine_similarity(vectors, vectors[words.index("film")][None])
    order = [words[row] for row in cosines.argsort(descending=True).tolist()]
    expected = [word for word in order if word not in ("film", "<pad>", "<unk>")][:3]
    assert [word for word, _ in near["film"]] == expected
    assert near["film"][0][1] == pytest.approx(cosines[words.index(expected[0])].item(), abs=1e-5)


def test_a_linear_model_has_no_near_words_and_the_sentence_says_so(random_model):
    model = random_model("linear")
    found = find_flips(model, TEXT, kinds="swaps")
    assert (found.near_words, found.flips) == (False, ())
    assert "no word vectors" in printing.searched(found)
    both = find_flips(model, TEXT, any_class=True)
    assert not any(edit.new for flip in both.flips for edit in flip.edits)


def test_where_nothing_is_found_the_number_of_tries_is_said(tiny_model):
    found = find_flips(tiny_model, " ".join(["wonderful"] * 12), kinds="deletions", most_edits=2)
    assert not found.flips
    assert printing.searched(found).startswith(f"None found within {found.tries} tries, ")


def test_a_search_keeps_to_its_number_of_tries_and_reports_them(tiny_gru):
    seen = []
    found = find_flips(
        tiny_gru, TEXT, tries=40, most_edits=4, watch=lambda done, most: seen.append((done, most))
    )
    assert found.tries <= 40
    assert seen[-1] == (found.tries, 40)


def test_a_text_of_one_word_is_swapped_but_never_emptied(tiny_model):
    found = find_flips(tiny_model, "wonderful", any_class=True)
    assert all(flip.text and flip.edits[0].new for flip in found.flips)
    assert not find_flips(tiny_model, "wonderful", kinds="deletions").flips


def test_unknown_words_are_deleted_but_never_swapped(tiny_gru):
    found = find_flips(tiny_gru, "zyx awful qwv", any_class=True, most_edits=2)
    assert all(edit.old == "awful" for flip in found.flips for edit in flip.edits if edit.new)


def test_a_text_longer_than_the_model_reads_is_searched_as_read(tiny_textcnn):
    text = "the film was wonderful " + "and its story " * 160
    found = find_flips(tiny_textcnn, text, any_class=True, most_edits=2)
    assert found.prediction.read == 64 < found.prediction.total == 484
    for flip in found.flips[:5]:
        assert label(tiny_textcnn, flip.text) == flip.label


@pytest.mark.parametrize(
    ("text", "asked", "sentence"),
    [
        ("", {}, "no word in this text to change"),
        (TEXT, {"target": "fair"}, "no class 'fair'; there are: negative, positive"),
        ("wonderful", {"target": "positive"}, "has the class 'positive' already"),
        (TEXT, {"kinds": "typos"}, "no kind of edits 'typos'; there are: both"),
        (TEXT, {"most_edits": 5}, "1 to 4 edits, not 5"),
        (TEXT, {"tries": 0}, "at least 1 try, not 0"),
    ],
)
def test_a_mistake_is_a_sentence(tiny_textcnn, text, asked, sentence):
    with pytest.raises(UserError, match=sentence):
        find_flips(tiny_textcnn, text, **asked)


def test_a_long_text_has_its_words_swapped_too(tiny_textcnn):
    text = " ".join([TEXT] * 40)
    found = find_flips(tiny_textcnn, text, kinds="swaps", most_edits=1)
    assert found.tries > found.prediction.read  # each word is deleted once, to rank the words
