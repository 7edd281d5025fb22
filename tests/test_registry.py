"""A wrong name is answered with the right ones."""

import pytest

from textcls.registry import Registry, UserError

FRUIT = Registry("fruit", {"apple": 1, "pear": 2})


def test_entries_keep_their_order():
    assert list(FRUIT) == ["apple", "pear"]
    assert len(FRUIT) == 2
    assert FRUIT["pear"] == 2


def test_a_wrong_name_is_answered_with_the_names_there_are():
    with pytest.raises(UserError) as raised:
        FRUIT["plum"]
    assert str(raised.value) == "no fruit 'plum'; there are: apple, pear"


def test_a_name_that_is_nearly_right_gets_a_hint():
    with pytest.raises(UserError, match=r"\(did you mean 'apple'\?\)"):
        FRUIT["aple"]


def test_a_long_name_is_cut_in_the_sentence():
    with pytest.raises(UserError) as raised:
        FRUIT["x" * 100_000]
    assert len(str(raised.value)) < 150


def test_an_empty_table_says_so():
    with pytest.raises(UserError, match="no fruit 'apple'; there are none yet"):
        Registry("fruit", {})["apple"]


def test_asking_whether_a_name_is_there_raises_nothing():
    assert "apple" in FRUIT
    assert "plum" not in FRUIT
    assert FRUIT.get("plum") is None
    assert FRUIT.get("plum", 3) == 3


def test_a_table_cannot_be_changed_from_outside():
    entries = {"apple": 1}
    table = Registry("fruit", entries)
    entries["plum"] = 9
    assert "plum" not in table
