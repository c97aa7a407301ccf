"""Names that CLDR has in both languages."""

from __future__ import annotations

from index.dictionaries import cldr, cldr_name, is_cldr


def test_names_of_a_code_are_translations() -> None:
    """Countries, languages, currencies, months and days; a remark in brackets is its own name."""
    names = set(cldr("en", "ru"))
    assert names >= {
        ("Kazakhstan", "Казахстан"),
        ("Kazakh", "казахский"),
        ("Kazakhstani Tenge", "казахский тенге"),
        ("November", "ноябрь"),
        ("November", "ноября"),
        ("Monday", "понедельник"),
        ("Myanmar", "Мьянма"),
        ("Burma", "Бирма"),
        ("Hong Kong SAR China", "Гонконг"),
        ("Faroe Islands", "Фарерские острова"),
    }
    assert not [pair for pair in names if "(" in "".join(pair)]


def test_the_order_of_languages_is_as_asked() -> None:
    """The names of the first language come first."""
    assert ("Казахстан", "Kazakhstan") in set(cldr("ru", "en"))


def test_the_dictionary_is_called_after_its_version() -> None:
    """Another version of the library has another dictionary."""
    assert cldr_name().removeprefix("CLDR ")[0].isdecimal()
    assert is_cldr(cldr_name())
    assert not is_cldr("mueller7")
