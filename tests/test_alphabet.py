"""Names stand where a reader looks them up, whatever their accents, capitals, signs and numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.alphabet import sort_key, sort_keys
from search.labels import Labels


@pytest.mark.parametrize(
    "names",
    [
        ["Oslo", "Österreich", "Ottawa", "Zürich"],
        ["Emil", "Émile", "Eric", "Éric", "Erik"],
        ["Strasbourg", "Strasse", "Straße", "Strassen"],
        ["Aalen", "Ægir", "Łódź", "Øster", "Þór"],
        ["Ana", "“Anna” Ash", "(Anna) Birch", "Anna Cedar"],
        ["Al Hamid", "Al-Hamid Trust", "Alban", "O'Neill", "O’Neill House", "Oneill Place", "St. John", "St Johns"],
        ["Ward 2", "Ward 09", "Ward 10", "Ward 10a", "Ward 100", "Warden"],
        ["1st Division", "20th Century", "Anna"],
        ["Sport", "Sport/Cup", "Sport/Zorbing", "Sport and Leisure", "Sports"],
        ["Zoë", "Αθήνα", "Москва", "القاهرة", "東京"],
    ],
)
def test_names_stand_from_a_to_z(names: list[str]) -> None:
    labels = Labels(names[::-1], "tag")
    assert [labels[number] for number in range(len(labels))] == names


@given(st.lists(st.text()))
def test_many_keys_made_at_once_are_those_made_one_by_one(values: list[str]) -> None:
    assert sort_keys(values) == [sort_key(value) for value in values]


@given(st.sets(st.text()))
def test_every_value_is_found_at_its_place(values: set[str]) -> None:
    labels = Labels(values, "tag")
    assert sorted(labels[labels.place(value)] for value in values) == sorted(values)
