"""What would flip it: settings, a list of flips that open as a pair, and an honest empty state."""

import pytest

COMPARE = "5_Compare.py"
TEXT = "the film was wonderful and the plot was moving"


def opened(visitor, **more):
    page = visitor.go(COMPARE, **{"part": "flips", "model": "tiny-textcnn", "text": TEXT} | more)
    assert not page.exception
    return page


def sentences(page) -> str:
    return " ".join(line.value for line in page.markdown).replace("\\", "")


def test_flips_are_listed_with_their_class_and_probability(visitor):
    page = opened(visitor)
    assert "from positive to negative, with" in sentences(page)
    listed = [line.value for line in page.markdown if line.value.startswith("**")]
    assert any("edit" in line and "negative, " in line and "margin" in line for line in listed)
    table = page.dataframe[0].value
    assert set(table["class"]) == {"negative"}
    assert list(table["edits"]) == sorted(table["edits"])


def test_a_flip_opens_as_a_pair_of_texts(visitor):
    page = opened(visitor)
    flip = page.dataframe[0].value["text"][0]
    page = page.button(key="flip 0").click().run()
    assert not page.exception
    assert page.query_params["part"] == "texts"
    assert page.text_area(key="second_box").value == flip
    assert "The class changes from positive" in sentences(page)


def test_the_fewest_words_are_shown_and_open_as_a_pair(visitor):
    page = opened(visitor)
    assert "To keep the class positive, 1 of 9 tokens will do" in sentences(page)
    page = page.button(key="reduction").click().run()
    assert page.text_area(key="second_box").value in ("wonderful", "moving")


def test_settings_enter_the_address_and_hold(visitor):
    page = opened(visitor)
    page.selectbox(key="edits").select("deletions").run()
    page.selectbox(key="most_edits").select("2").run()
    assert not page.exception
    assert (page.query_params["edits"], page.query_params["most_edits"]) == ("deletions", "2")
    table = page.dataframe[0].value if page.dataframe else {"changes": []}
    assert all("->" not in changes for changes in table["changes"])


def test_where_nothing_is_found_the_page_says_how_hard_it_looked(visitor):
    opened(visitor, text="wonderful", edits="deletions", most_edits="1")
    assert "None found within 1 try, " in visitor.sentences()


def test_bad_settings_in_the_address_fall_back(visitor):
    page = opened(visitor, sought="positive", edits="<b>", most_edits="99")
    assert page.selectbox(key="sought").value == "negative"
    assert page.selectbox(key="edits").value == "both"
    assert page.selectbox(key="most_edits").value == "3"


@pytest.mark.parametrize("model", ["tiny-textcnn", "tiny-gru"])
@pytest.mark.parametrize(
    "text",
    [
        "x",
        "zyx qwv",
        "<script>alert(1)</script> great",
        "😀 👩‍👩‍👧",
        "great film " * 250,
        "a" * 3000,
    ],
)
def test_an_odd_text_gets_an_answer(visitor, model, text):
    page = opened(visitor, model=model)
    page.text_area(key="text_box").set_value(text)
    page = next(button for button in page.button if button.label == "Search").click().run()
    assert not page.exception
    assert "keep the class" in sentences(page)
