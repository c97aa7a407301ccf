"""Which passages find each other in documents of an institution, by example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.bitext import link_versions
from tests.bitext.releases import FACTS, english, russian

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.bitext import Version
    from tests.bitext.conftest import MakeVersion

A, B = 50, 51

EN = [
    "On Monday the ambassador of Norway presented credentials to President Tokayev.",
    "Oslo and Astana signed 7 agreements on 12 March 2024 for 340 million euros.",
    "Equinor will build a hydrogen plant near Aktau, director Anders Opedal said.",
    "The festival of Norwegian cinema in Almaty gathered 15,000 visitors.",
    "Air Astana opens flights from Shymkent to Bergen with the Airbus 321.",
    "The Nobel committee invited Professor Mukhtarov to Stockholm and Trondheim.",
]
RU = [
    "В понедельник посол Норвегии вручил верительные грамоты Президенту Токаеву.",
    "Осло и Астана подписали 7 соглашений 12 марта 2024 года на 340 млн евро.",
    "Equinor построит водородный завод близ Актау, сказал директор Андерс Опедал.",
    "Фестиваль норвежского кино в Алматы собрал 15 000 зрителей.",
    "Эйр Астана открывает рейсы из Шымкента в Берген на самолёте Airbus 321.",
    "Нобелевский комитет пригласил профессора Мухтарова в Стокгольм и Тронхейм.",
]


@pytest.fixture
def others(version: MakeVersion) -> list[Version]:
    """Releases that teach something about both languages."""
    some = list(enumerate(FACTS))
    return [version(place, "en", english(facts)) for place, facts in some] + [
        version(100 + place, "ru", russian(facts)) for place, facts in some
    ]


def _links(
    version: MakeVersion, others: list[Version], en: Sequence[str], ru: Sequence[str]
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The paragraphs that are linked of a document that both versions are of."""
    found = link_versions([*others, version(A, "en", en), version(B, "ru", ru)]).links
    return [(link.a_paragraphs, link.b_paragraphs) for link in found if link.a_doc == A]


@pytest.mark.parametrize("parts", [2, 3])
def test_passages_are_merged(version: MakeVersion, others: list[Version], parts: int) -> None:
    """Two or three passages of a side are linked to the one that says all of them."""
    span = tuple(range(1, parts + 1))
    rest = [(n, n - parts + 1) for n in range(parts + 1, 7)]
    merged = [" ".join(RU[:parts]), *RU[parts:]]
    expected = [(span, (1,)), *(((n,), (m,)) for n, m in rest)]
    assert _links(version, others, EN, merged) == expected
    merged = [" ".join(EN[:parts]), *EN[parts:]]
    assert _links(version, others, merged, RU) == [
        ((1,), span), *(((m,), (n,)) for n, m in rest)
    ]  # fmt: skip


@pytest.mark.parametrize("left_out", [1, 3, 6])
def test_passages_are_left_out(version: MakeVersion, others: list[Version], left_out: int) -> None:
    """A passage that the other version lacks has no link, wherever it stands."""
    kept = [n for n in range(1, 7) if n != left_out]
    short = [RU[n - 1] for n in kept]
    assert _links(version, others, EN, short) == [((n,), (at,)) for at, n in enumerate(kept, 1)]
    short = [EN[n - 1] for n in kept]
    assert _links(version, others, short, RU) == [((at,), (n,)) for at, n in enumerate(kept, 1)]


@pytest.mark.parametrize("order", [[1, 3, 2, 4, 5, 6], [1, 3, 4, 5, 6, 2], [6, 1, 2, 3, 4, 5]])
def test_order_is_crossed(version: MakeVersion, others: list[Version], order: list[int]) -> None:
    """Two passages that changed places, or one that was moved far away, are linked all the same."""
    moved = [RU[n - 1] for n in order]
    links = _links(version, others, EN, moved)
    assert set(links) == {((n,), (at,)) for at, n in enumerate(order, 1)}


def test_headings_without_a_counterpart_have_no_link(
    version: MakeVersion, others: list[Version]
) -> None:
    """A heading and a dateline of one side stay alone, and take nothing with them."""
    en = ["PRESS RELEASE", "Astana, 13 March 2024", *EN]
    assert _links(version, others, en, RU) == [((n + 2,), (n,)) for n in range(1, 7)]


@pytest.mark.xfail(
    reason="merges are ten times as frequent in the table as drops, and nothing speaks against one"
)
@pytest.mark.parametrize(
    ("above", "below"),
    [([], ["Share this page"]), (["Norwegian cinema in Almaty"], [])],
    ids=["debris", "heading"],
)
def test_a_few_words_are_not_taken_for_part_of_a_passage(
    version: MakeVersion, others: list[Version], above: list[str], below: list[str]
) -> None:
    """A line that says nothing new is left alone, rather than merged with its neighbour."""
    links = _links(version, others, [*above, *EN[3:], *below], RU[3:])
    assert links == [((n + len(above),), (n,)) for n in range(1, 4)]


NAMES = (
    ["Zharkynbek Amantaiuly spoke first.", "Then Gulnara Bekturova answered.",
     "Askhat Oralov was silent."],
    ["Первым выступил Жаркынбек Амантайулы.", "Затем ответила Гульнара Бектурова.",
     "Асхат Оралов молчал."],
)  # fmt: skip
DATES = (
    ["It was opened on November 28, 2025.", "It was closed on December 3.", "May 9 is a holiday."],
    ["Открыли её 28.11.2025.", "Закрыли 3 декабря.", "9 мая — выходной."],
)
NUMBERS = (
    ["Some twenty were invited.", "He sent fifteen letters.", "They lost 1.5 million."],
    ["Пригласили 20 человек.", "Пятнадцать писем послал он.", "Пропало 1,5 млн."],
)


@pytest.mark.parametrize(("en", "ru"), [NAMES, DATES, NUMBERS], ids=["names", "dates", "numbers"])
def test_little_is_enough_to_find_the_right_place(
    version: MakeVersion, en: list[str], ru: list[str]
) -> None:
    """Names in any spelling, dates in any form and numbers in words tell where passages belong."""
    places = [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)]
    assert _links(version, [], [*EN[1:3], *en], [*RU[1:3], *ru]) == [
        ((n,), (m,)) for n, m in places
    ]
    places = [(1, 1), (2, 2), (3, 4), (4, 5)]
    assert _links(version, [], [*EN[1:3], *en[1:]], [*RU[1:3], *ru]) == [
        ((n,), (m,)) for n, m in places
    ]


def test_a_dictionary_helps_two_documents(version: MakeVersion) -> None:
    """Without names and numbers two documents are linked by what a dictionary says."""
    en = ["The river froze early.", "Children built a tall tower.", "Bread was baked at night."]
    ru = ["Река рано замёрзла.", "Дети построили высокую башню.", "Хлеб пекли ночью."]
    both = [version(A, "en", en), version(B, "ru", ru)]
    entries = [
        ("river", "река"), ("early", "рано"), ("child", "ребёнок"), ("tower", "башня"),
        ("tall", "высокий"), ("bread", "хлеб"), ("night", "ночь"), ("night", "ночью"),
    ]  # fmt: skip
    assert link_versions(both).links == ()
    found = link_versions(
        both, glossary=lambda *_: [((x,), (y.replace("ё", "е"),)) for x, y in entries]
    ).links
    assert [(link.a_paragraphs, link.b_paragraphs) for link in found] == [
        ((n,), (n,)) for n in range(1, 4)
    ]
