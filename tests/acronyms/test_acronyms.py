"""What texts say that acronyms are short for."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.acronyms import Acronym, acronyms, shapes

FOUND = [
    # in brackets behind the name
    ("Министерство обороны труда (МОТ) сообщило.", "МОТ", "Министерство обороны труда"),
    ("the Bureau of Inland Waters (BIW) said", "BIW", "Bureau of Inland Waters"),
    ("Совет по делам рек и озёр (СДРО)", "СДРО", "Совет по делам рек и озёр"),
    ("Республика Эльдорадо (РЭ)", "РЭ", "Республика Эльдорадо"),
    ("the Northern Union (the “NU”)", "NU", "Northern Union"),
    # in front of it
    ("МВП (Министерство водных путей) сообщило", "МВП", "Министерство водных путей"),
    ("BIW (Bureau of Inland Waters; founded in 2001)", "BIW", "Bureau of Inland Waters"),
    (
        "NCO (North Cooperation Organisation; founded in 2001)",
        "NCO",
        "North Cooperation Organisation",
    ),
    # with words of introduction, with quotation marks
    ("Лига речных портов (далее – ЛРП) решила", "ЛРП", "Лига речных портов"),
    ("Лига речных портов (далее по тексту ЛРП)", "ЛРП", "Лига речных портов"),
    ("«Лига речных портов» (далее именуемая «ЛРП»)", "ЛРП", "Лига речных портов"),
    ("АО «Степные железные дороги» (СЖД)", "СЖД", "Степные железные дороги"),
    (
        "the League of River Ports (hereinafter referred to as the “LRP”)",
        "LRP",
        "League of River Ports",
    ),
    # without brackets
    ("the League of River Ports, or LRP, met", "LRP", "League of River Ports"),
    ("Лига речных портов, или ЛРП, собралась", "ЛРП", "Лига речных портов"),
    ("ЛРП – это Лига речных портов, созданная в 1999 году", "ЛРП", "Лига речных портов"),
    ("Лига речных портов – ЛРП", "ЛРП", "Лига речных портов"),
    # with endings, in any case and number
    ("Министерства водных путей (МВПа)", "МВП", "Министерства водных путей"),
    ("высших училищ заводов (ВУЗов)", "ВУЗ", "высших училищ заводов"),
    ("non-governmental observers (NGOs)", "NGO", "non-governmental observers"),
    # words with hyphens, small words that give letters, several letters of a word
    ("small and medium-sized fisheries (SMFs)", "SMF", "small and medium-sized fisheries"),
    ("Terms of Return (ToR)", "ToR", "Terms of Return"),
    ("Казанский народный университет (КазНУ)", "КазНУ", "Казанский народный университет"),
    ("Межгорное агентство по атласам (МАГА)", "МАГА", "Межгорное агентство по атласам"),
    ("Евразийский речной союз (ЕАРС)", "ЕАРС", "Евразийский речной союз"),
    (
        "Talks on Ports and Confidence-Building Measures in Rivers (TPCR)",
        "TPCR",
        "Talks on Ports and Confidence-Building Measures in Rivers",
    ),
    # what stands between the name and the bracket
    ("Министерство водных путей Эльдорадо (МВП)", "МВП", "Министерство водных путей"),
    ("Министерство водных путей Эльдорадо (МВП Эльдорадо)", "МВП", "Министерство водных путей"),
]


@pytest.mark.parametrize(("text", "short", "name"), FOUND, ids=[text for text, _, _ in FOUND])
def test_a_text_gives_an_acronym_with_its_name(text: str, short: str, name: str) -> None:
    """Both stand next to each other, and the letters are those of the words."""
    assert acronyms(text) == (Acronym(short, name),)


@pytest.mark.parametrize(
    "text",
    [
        "Министерство водных путей Республики Эльдорадо (МВП РЭ)",
        "МВП РЭ (Министерство водных путей Республики Эльдорадо)",
    ],
)
def test_acronyms_side_by_side_are_told_apart(text: str) -> None:
    """Each has the part of the name that its letters stand for."""
    assert acronyms(text) == (
        Acronym("МВП", "Министерство водных путей"),
        Acronym("РЭ", "Республики Эльдорадо"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Он прибыл в Москву (РФ) и в Париж (ФР).",
        "членов ООН (Россия, США) и EU (Germany)",
        "The senator (R-TX) met the press (CNN).",
        "Всемирная служба охраны (WSO)",  # another alphabet
        "Организация по вопросам науки и культуры (ЮНЕСКО)",  # spelled by sounds
        "programs set up (PROGRAMS)",
        "the ports of Riga burnt (POR)",  # a word that is no name stands between
        "a letter (A) and a note (b)",
        "Northern Union or NU",  # two letters by chance
        "Лига речных. Портов (ЛРП)",
        "YouTube (You Tube)",
        "()",
        "(МВП)",
        "МВП (",
        "",
    ],
)
def test_what_only_looks_alike_is_no_definition(text: str) -> None:
    """A wrong full name costs more than a missed one."""
    assert acronyms(text) == ()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("МИД", ("МИД",)),
        ("МИДа", ("МИДа", "МИД")),
        ("NGOs", ("NGO",)),
        ("КазНУ", ("КазНУ",)),
        ("DoD", ("DoD",)),
        ("YouTube", ()),
        ("Астана", ()),
        ("A", ()),
        ("мид", ()),
        ("ABCDEFGHIJK", ()),
    ],
)
def test_acronyms_are_known_by_their_capitals(word: str, expected: tuple[str, ...]) -> None:
    """Half of the letters are capitals; an ending may follow."""
    assert shapes(word) == expected


@given(
    st.text(
        st.sampled_from("ABab АБаб()–-«».,;ё’s") | st.characters(codec="utf-8"), max_size=80
    ).map(lambda text: " ".join(text.split()))
)
def test_what_is_found_stands_in_the_text(text: str) -> None:
    """Whatever a text is, nothing is raised, and names and acronyms are cut from it."""
    for found in acronyms(text):
        assert found.name in text
        assert found.short in text
        assert found.name[0].lower() == found.short[0].lower()


@given(
    st.lists(
        st.text("bcdfghklmnprtv", min_size=3, max_size=9).map(str.title), min_size=3, max_size=8
    )
)
def test_first_letters_are_always_found(words: list[str]) -> None:
    """A name whose words give their first letters is found behind any other words."""
    name = " ".join(words)
    short = "".join(word[0] for word in words)
    found = acronyms(f"This is what they said, too: {name} ({short}).")
    assert [one.short for one in found] == [short]
    assert name.endswith(found[0].name) or found[0].name == name


@pytest.mark.parametrize(
    "text",
    [
        "(AB " * 20_000,
        ("a " * 15 + "(AAAAAAAAAA) ") * 2_000,
        "AAAAAAAAAA (" * 5_000,
        "AB – " * 20_000,
        "(" + "далее " * 20_000,
        "«" * 50_000 + "(",
        "A" * 100_000 + "(",
    ],
)
def test_a_hostile_text_takes_no_time(text: str) -> None:
    """However long a text repeats itself, it is read in seconds at most."""
    start = time.process_time()
    acronyms(text)
    assert time.process_time() - start < 5
