"""Questions carried over into the words of passages in the other language."""

from __future__ import annotations

import math
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from index.collection import Collection, Lexicon, LexiconEntry, LexiconWord
from index.collection.dictionaries import DictionaryEntry, StoredDictionary
from index.indexer import add
from index.model import Reading, ReadingKind
from index.ranking import Filters, SegmentRanker, Snapshot, index_folder
from index.search.query import parse
from index.search.translation import Translator
from index.search.translation.translator import KIN, MOST_READINGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.analysis import Analyzer
    from index.search.query import Query, QueryWord

PUBLIC = frozenset({"main"})
RUSSIAN = """\
Инженер Жаркынбеков изобрёл насос, и завод в Караганде выпустил 1500 штук.

Трубопровод компании Westbrook идёт через пустыню; нефть течёт медленно.

Революция началась осенью, и ЮНЕСКО осудила её.
"""
ENGLISH = """\
The harbour was closed by ice, as Shakirova reported.

A delegation of the OECD discussed 1500 vessels.
"""
CLOSED = "Засекреченный гидролокатор испытали у побережья, его построил Кулмагамбетов.\n"


@pytest.fixture(scope="module")
def _indexed(tmp_path_factory: pytest.TempPathFactory, analyzer: Analyzer) -> Path:
    folder = tmp_path_factory.mktemp("translation")
    found = folder / "data"
    for name, text, collection in (
        ("ru.txt", RUSSIAN, "main"),
        ("en.txt", ENGLISH, "main"),
        ("closed.txt", CLOSED, "closed"),
    ):
        (folder / name).write_text(text, encoding="utf-8")
        add(found, [folder / name], analyzer, collection=collection)
    return found


@pytest.fixture
def data(_indexed: Path, tmp_path: Path) -> Path:
    """A Russian and an English document that say different things, and a closed one."""
    return shutil.copytree(_indexed, tmp_path / "data")


@contextmanager
def opened(data: Path, analyzer: Analyzer) -> Iterator[Translator]:
    """A translator for what a data folder holds now."""
    snapshot = Snapshot.open(index_folder(data), analyzer.fingerprint)
    with Collection.open(data) as collection:
        yield Translator(collection, SegmentRanker(snapshot), snapshot)


def say(data: Path, *entries: tuple[str, str]) -> None:
    """Stores a dictionary with entries of words, English first."""
    kept = StoredDictionary("test", ("en", "ru"), "rules", len(entries))
    rows = (DictionaryEntry(n, a, b, a, b) for n, (a, b) in enumerate(entries, 1))
    with Collection.open(data) as collection, collection.writing():
        collection.dictionaries.replace(kept, rows)


def teach(data: Path, name: str, *entries: tuple[str, str, float], taught: float) -> None:
    """Stores a lexicon in which each English word was taught so often."""
    lexicon = Lexicon(name, "en", "ru", 2, 1, (1.0,), (1.0, 1.0, 1.0))
    words = {LexiconWord("en", a, 1, taught) for a, _, _ in entries}
    words |= {LexiconWord("ru", b, 1, taught) for _, b, _ in entries}
    with Collection.open(data) as collection, collection.writing():
        collection.lexicons.replace(lexicon, words, [LexiconEntry(*one) for one in entries])


def asked(question: str, analyzer: Analyzer) -> Query:
    """A question as search reads it."""
    return parse(question, analyzer, lang=None, fallback="en")


def carried(
    data: Path, analyzer: Analyzer, question: str, to: str = "ru"
) -> dict[str, tuple[Reading, ...]]:
    """The readings of each word of a question, carried over for a reader of what is public."""
    with opened(data, analyzer) as translator:
        query = translator.translated(asked(question, analyzer), to, PUBLIC)
    assert query.lang == to
    return {word.typed: word.readings for word in query.words}


def test_a_dictionary_shares_a_word_among_its_translations(data: Path, analyzer: Analyzer) -> None:
    """Of two translations each has half, the one that no passage holds too."""
    say(data, ("oil", "нефть"), ("oil", "масло"))
    (reading,) = carried(data, analyzer, "oil")["oil"]
    assert reading.term == "нефть"
    assert reading.kind is ReadingKind.TRANSLATION
    assert reading.weight == pytest.approx(math.sqrt(0.5))


def test_a_dictionary_works_in_both_directions(data: Path, analyzer: Analyzer) -> None:
    """What an English word is translated by is translated back."""
    say(data, ("harbour", "гавань"))
    assert carried(data, analyzer, "гавань", "en")["гавань"][0].term == "harbour"


def test_words_of_a_translation_share_it(data: Path, analyzer: Analyzer) -> None:
    """Which of two words carries the meaning is not known."""
    say(data, ("seep", "нефть пустыня"))
    readings = carried(data, analyzer, "seep")["seep"]
    assert {one.term: one.weight for one in readings} == pytest.approx(
        {"нефть": math.sqrt(0.5), "пустыня": math.sqrt(0.5)}
    )


def test_an_entry_of_several_words_needs_all_of_them(data: Path, analyzer: Analyzer) -> None:
    """A phrase is translated where it is asked for, and not by a part of it."""
    say(data, ("line oil", "трубопровод"))
    found = carried(data, analyzer, "oil line")
    assert found["oil"][0].term == found["line"][0].term == "трубопровод"
    assert carried(data, analyzer, "oil")["oil"] == (Reading("oil", 1.0, ReadingKind.LEMMA),)


def test_what_links_taught_counts_beside_what_a_dictionary_says(
    data: Path, analyzer: Analyzer
) -> None:
    """Three times out of four, and a dictionary that counts once."""
    teach(data, "main", ("pump", "насос", 3.0), taught=4.0)
    (reading,) = carried(data, analyzer, "pump")["pump"]
    assert reading == Reading("насос", math.sqrt(3 / 4), ReadingKind.TRANSLATION)
    say(data, ("pump", "штука"))
    weights = {one.term: one.weight for one in carried(data, analyzer, "pump")["pump"]}
    assert weights == pytest.approx({"насос": math.sqrt(3 / 5), "штука": math.sqrt(1 / 5)})


def test_a_lexicon_of_closed_documents_says_nothing(data: Path, analyzer: Analyzer) -> None:
    """What closed documents taught would show what stands in them."""
    teach(data, "closed", ("pump", "насос", 3.0), taught=4.0)
    assert carried(data, analyzer, "pump")["pump"][0].term == "pump"


def test_terms_of_closed_documents_never_show(data: Path, analyzer: Analyzer) -> None:
    """A word that stands only where the reader may not look is no reading."""
    say(data, ("sonar", "гидролокатор"))
    found = carried(data, analyzer, "sonar by Kulmagambetov")
    assert {one.term for readings in found.values() for one in readings} == {
        "sonar",
        "kulmagambetov",
    }
    with opened(data, analyzer) as translator:
        query = translator.translated(asked("Kulmagambetov sonar", analyzer), "ru", None)
    assert [word.readings[0].term for word in query.words] == ["кулмагамбетов", "гидролокатор"]


@pytest.mark.parametrize(
    ("typed", "to", "term"),
    [
        ("Zharkynbekov", "ru", "жаркынбеков"),
        ("Шакирова", "en", "shakirova"),
        ("Karaganda", "ru", "караганда"),
        ("revolution", "ru", "революция"),
    ],
)
def test_names_and_international_words_are_found_by_their_sound(
    data: Path, analyzer: Analyzer, typed: str, to: str, term: str
) -> None:
    """Without a lexicon or dictionary, in both directions."""
    best = carried(data, analyzer, typed, to)[typed][0]
    assert (best.term, best.kind) == (term, ReadingKind.SOUND)


@pytest.mark.parametrize(
    ("question", "to", "typed"),
    [
        ("1500 pumps", "ru", "1500"),
        ("1500 судов", "en", "1500"),
        ("the Westbrook company", "ru", "Westbrook"),
        ("кто такие OECD", "en", "OECD"),
    ],
)
def test_what_is_the_same_there_keeps_its_reading(
    data: Path, analyzer: Analyzer, question: str, to: str, typed: str
) -> None:
    """Numbers, names in Latin letters and acronyms stand in both languages as they are."""
    (reading,) = carried(data, analyzer, question, to)[typed]
    assert reading.weight == 1.0
    assert reading.kind is ReadingKind.LEMMA


def test_a_word_without_translation_keeps_its_own_readings(data: Path, analyzer: Analyzer) -> None:
    """It stands for nothing there, and still counts among the words asked for."""
    query = asked("the unfathomable pumps", analyzer)
    with opened(data, analyzer) as translator:
        assert translator.translated(query, "ru", PUBLIC).words == query.words


def test_the_stem_of_a_translation_is_found_in_other_words(data: Path, analyzer: Analyzer) -> None:
    """A dictionary has one aspect of a verb, the text the other."""
    say(data, ("invent", "изобретать"))
    (reading,) = carried(data, analyzer, "invent")["invent"]
    assert reading == Reading("изобрести", math.sqrt(KIN), ReadingKind.TRANSLATION)


def test_a_reading_weighs_what_its_own_reading_weighs(data: Path, analyzer: Analyzer) -> None:
    """What a question's word stands for by half, its translation stands for by half of its own."""
    say(data, ("oil", "нефть"))
    query = asked("oil", analyzer)
    half = replaced(query, Reading("oil", 0.5, ReadingKind.FAMILY))
    with opened(data, analyzer) as translator:
        (word,) = translator.translated(half, "ru", PUBLIC).words
    assert word.readings == (Reading("нефть", 0.5, ReadingKind.TRANSLATION),)


def test_what_a_word_is_besides_its_readings_stays(data: Path, analyzer: Analyzer) -> None:
    """As typed, whether a name, where it stands, and what it counts; and the asker's language."""
    query = asked("where does Karaganda stand", analyzer)
    with opened(data, analyzer) as translator:
        found = translator.translated(query, "ru", PUBLIC)
    assert found.own_lang == query.own_lang == "en"
    assert [facts(word) for word in found.words] == [facts(word) for word in query.words]


def test_a_word_has_a_bounded_number_of_readings(tmp_path: Path, analyzer: Analyzer) -> None:
    """The surest are kept, however many a dictionary has; the others are left out."""
    forms = ["".join(chr(ord("а") + int(digit)) for digit in f"{n:05}") for n in range(40)]
    (tmp_path / "ru.txt").write_text(" ".join(forms), encoding="utf-8")
    data = tmp_path / "data"
    add(data, [tmp_path / "ru.txt"], analyzer)
    terms = [analyzer.terms(form)[0] for form in forms]
    say(data, *(("thing", term) for term in terms), ("thing", f"{terms[7]}"), ("thing", "x y"))
    readings = carried(data, analyzer, "thing")["thing"]
    assert len(readings) == MOST_READINGS
    assert all(0 < one.weight <= 1 for one in readings)
    assert [one.weight for one in readings] == sorted(one.weight for one in readings)[::-1]


@pytest.mark.parametrize(
    "question",
    [
        "",
        "?!",
        "of the",
        "a" * 5_000,
        "\u200d\u0301",
        "x" * 59 + "ё",
        "ааааа" * 40,
        "1,5 % №7",
        "'s",
    ],
)
def test_any_question_can_be_carried_over(data: Path, analyzer: Analyzer, question: str) -> None:
    """Nothing that is typed is an error."""
    for to in ("en", "ru"):
        carried(data, analyzer, question, to)


def test_the_other_language_answers(data: Path, analyzer: Analyzer) -> None:
    """A question in English ranks the Russian passage first that alone has the answer."""
    say(data, ("invent", "изобретать"), ("pump", "насос"), ("oil", "нефть"))
    with opened(data, analyzer) as translator:
        query = translator.translated(asked("Who invented the pump?", analyzer), "ru", PUBLIC)
    snapshot = Snapshot.open(index_folder(data), analyzer.fingerprint)
    weights = {one.term: one.weight for word in query.words for one in word.readings}
    found = SegmentRanker(snapshot).top(weights, Filters("ru", PUBLIC), 5)
    with Collection.open(data) as collection:
        (best,) = collection.passages.get([found[0].passage])
    assert best.passage.text == RUSSIAN.partition("\n\n")[0]


def test_a_newer_state_takes_over_what_is_known_of_segments(data: Path, analyzer: Analyzer) -> None:
    """Segments that both states have are spelled once."""
    with opened(data, analyzer) as old:
        before = old.translated(asked("revolution", analyzer), "ru", None)
        snapshot = Snapshot.open(index_folder(data), analyzer.fingerprint)
        with Collection.open(data) as collection:
            new = Translator(collection, SegmentRanker(snapshot), snapshot, previous=old)
            assert new.translated(asked("revolution", analyzer), "ru", None) == before
    assert all(new.segments[file] is words for file, words in old.segments.items())


def replaced(query: Query, reading: Reading) -> Query:
    """A question of one word, with another reading."""
    (word,) = query.words
    return type(query)(query.lang, (type(word)(word.typed, (reading,)),), query.own_lang)


def facts(word: QueryWord) -> tuple[object, ...]:
    """What a word is besides its readings."""
    return word.typed, word.name, word.span, word.share
