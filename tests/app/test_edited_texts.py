"""One model on two texts: the edit enters the address, its changes add up, words can be masked."""

import pytest

COMPARE, EXPLAIN = "5_Compare.py", "2_Explain.py"
FIRST = "the film was wonderful and the plot was moving"
SECOND = "the film was awful and its plot was boring"


def opened(visitor, **more):
    page = visitor.go(COMPARE, **{"part": "texts", "model": "tiny-textcnn", "text": FIRST} | more)
    assert not page.exception
    return page


def press(page, label: str):
    """Press a button by what it says."""
    return next(button for button in page.button if button.label == label).click().run()


def edit(page, text: str):
    page.text_area(key="second_box").set_value(text)
    return press(page, "Compare")


def pair(page) -> tuple[str, str]:
    return tuple(page.text_area(key=key).value for key in ("text_box", "second_box"))


def sentences(page) -> str:
    return " ".join(line.value for line in page.markdown).replace("\\", "")


def test_a_text_without_an_edit_stands_on_both_sides_and_says_what_to_do(visitor):
    page = opened(visitor)
    assert pair(page) == (FIRST, FIRST)
    assert "Change a word in the second text" in visitor.sentences()
    assert "edited" not in page.query_params


def test_an_edit_enters_the_address_and_the_largest_mover_is_named(visitor):
    page = edit(opened(visitor), SECOND)
    assert not page.exception
    assert page.query_params["edited"] == SECOND
    assert page.query_params["text"] == FIRST
    said = sentences(page)
    assert "The class changes from positive" in said
    assert "' in the place of '" in said
    assert "moved positive over negative by -" in said


def test_the_receipt_of_the_change_adds_up_as_printed(visitor):
    page = opened(visitor, edited=SECOND)
    start = [metric.label for metric in page.metric].index("F(second) - F(first)")
    printed = [
        float(metric.value.replace("= ", "").replace("+ ", "").replace("- ", "-"))
        for metric in page.metric[start : start + 5]
    ]
    assert printed[0] == pytest.approx(sum(printed[1:]), abs=1e-12)
    table = page.dataframe[0].value
    assert list(table["what"]).count("swapped") == 3
    assert table["change"].sum() == pytest.approx(printed[2] + printed[3], abs=2e-3)


def test_an_edit_can_be_undone_and_taken_back_whole(visitor):
    page = edit(edit(opened(visitor), SECOND), "the film was boring")
    page = press(page, "Undo")
    assert pair(page) == (FIRST, SECOND)
    page = press(edit(page, "the film was boring"), "Reset")
    assert pair(page) == (FIRST, FIRST)
    assert pair(press(page, "Undo")) == (FIRST, "the film was boring")


def test_the_texts_change_sides(visitor):
    page = press(opened(visitor, edited=SECOND), "Swap")
    assert pair(page) == (SECOND, FIRST)
    assert "The class changes from negative" in sentences(page)


def test_another_first_text_has_no_edit_yet(visitor):
    opened(visitor, edited=SECOND)
    visitor.go(EXPLAIN)
    visitor.type("a boring story")
    page = visitor.go(COMPARE)
    assert pair(page) == ("a boring story", "a boring story")


def test_masked_words_change_the_answer_and_enter_the_address(visitor):
    page = opened(visitor)
    page.pills(key="masked").set_value([3]).run()
    assert not page.exception
    assert page.query_params["masked"] == "3"
    assert "Without “wonderful”: positive" in sentences(page)
    page.segmented_control(key="masking").set_value("deleted").run()
    assert page.query_params["masking"] == "deleted"
    page.pills(key="masked").set_value([3, 8]).run()
    assert "Without “wonderful” and “moving”" in sentences(page)


def test_a_link_restores_masks_and_ignores_what_is_none(visitor):
    page = opened(visitor, masked="3,99,x", masking="nope")
    assert page.pills(key="masked").value == [3]
    assert page.segmented_control(key="masking").value == "unknown"


def test_words_that_stand_twice_have_chips_of_their_own(visitor):
    chips = opened(visitor).pills(key="masked").options
    assert {"the", "the (2)", "was", "was (2)"} <= set(chips)


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "zyx qwv",
        "<script>alert(1)</script> ![x](http://a.b/c.png) $x$",
        "😀 great",
        "great film " * 300,
        "هذا الفيلم رائع",
    ],
)
def test_an_odd_edit_gets_an_answer(visitor, text):
    page = edit(opened(visitor), text)
    assert not page.exception
    assert "F(second) - F(first)" in [metric.label for metric in page.metric]


def test_an_edit_without_a_word_gets_a_sentence(visitor):
    page = edit(opened(visitor), "  ")
    assert not page.exception
    assert "reads nothing of the second text" in visitor.sentences()
    assert pair(press(page, "Reset")) == (FIRST, FIRST)


def test_a_long_edit_is_kept_but_stays_out_of_the_address(visitor):
    page = edit(opened(visitor), "great film " * 300)
    assert "edited" not in page.query_params
    assert "does not carry" in " ".join(line.value for line in page.caption)
    visitor.go(EXPLAIN)
    page = visitor.go(COMPARE)
    assert page.text_area(key="second_box").value == "great film " * 300
