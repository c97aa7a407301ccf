"""The grammar of questions: what is an operator, what is a word, and that nothing is an error."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.search.grammar import Phrase, Typed, read

PIECES = """
    " « » “ ” „ ＂ ' - − – — = + : ： .. ... , . ? ! ( ) / _ 5 2025 2025-13 date: дата: DATE: in: в:
    -" =" +" -=" +=" in:" date:2025 date:2025-11..2026 дата:..2024 in:report -word слово word Ёж
    word-for-word 2020-2025 e\u0301 \u00ad 👍 \x00 \ud800
"""
SOUP = st.lists(st.sampled_from([*PIECES.split(), " ", " ", " ", "\n", "\u00a0"])).map("".join)
TEXTS = st.text() | SOUP
LONGEST = 4096  # characters of a message


@pytest.mark.parametrize(
    "typed",
    [
        "Who is the ambassador of Kazakhstan to Mexico?",
        "  What happened on 28 November 2025?\n",
        "договорно-правовой отдел",
        "отдел -",
        "Киев - столица",
        "Киев — столица, а Минск –нет",
        "the budget of 2020-2025",
        "is it -5 degrees",
        "автор(-ы) доклада",
        "--verbose",
        "-_x",
        "e-mail -: what",
        "- first\n- second",
        "-first\n-second",
        "a list:\n  -first\n  -second",
        "-mexico -cuba",
        "-mexico",
        "date:2025",
        "in:report",
        "in:report date:2025 -mexico",
        'in:"report"',
        '-"soft power"',
        "summit date:",
        "summit date: 2025",
        "summit date:..",
        "summit date:soon",
        "summit date:25",
        "summit date:2025-",
        "summit date:2025-13",
        "summit date:2025-00",
        "summit date:2025-02-29",
        "summit date:0000",
        "summit date:31.11.2025",
        "summit date:2025..2024",
        "summit date:2025..x",
        "summit update:2025",
        "summit in:",
        "summit in: report",
        "summit in:...",
        'summit in:"report',
        'summit in:""',
        "summit in:report«",
        "check-in:desk",
        'summit in:"report"-word',
        'the "soft power',
        "the «soft power",
        "the soft» power",
        'a 5" nail and a 10" one',
        '"',
        '""',
        'the "" and «?!»',
        '="',
        '=""',
        '-""',
        "-«»",
        "= x",
        "",
        " ",
    ],
)
def test_what_is_no_operator_is_left_as_it_was_typed(typed: str) -> None:
    """Hyphens, dashes, numbers, single quotes, empty and impossible values are words of a text."""
    assert read(typed) == Typed(typed)


@pytest.mark.parametrize(
    ("typed", "phrase"),
    [
        ('What is "soft power"?', "soft power"),
        ("Кто написал «Войну и мир»?", "Войну и мир"),
        ("Кто написал „Войну и мир“?", "Войну и мир"),
        ("What is “soft power”?", "soft power"),
        ("What is ”soft power”?", "soft power"),
        ('What is “soft power"?', "soft power"),
        ("What is ＂soft power＂?", "soft power"),
        ("What is ‹soft power›?", "soft power"),
        ('What is ("soft power")?', "soft power"),
        ('What is " soft power "?', "soft power"),
        ('What is "soft -power date:2025"?', "soft -power date:2025"),
        ('title="soft power"', "soft power"),
        ("что такое:«мягкая сила»", "мягкая сила"),
        ("кто во главе «ООО „Ромашка“»", "ООО „Ромашка“"),
        ('a 5" nail and "soft power"', "soft power"),
        ('"x" said -', "x"),
    ],
)
def test_quotes_in_a_question_are_a_preference(typed: str, phrase: str) -> None:
    """Whatever the marks, the question keeps its words, and the phrase is not insisted on."""
    assert read(typed) == Typed(typed, preferred=(Phrase(phrase),))


@pytest.mark.parametrize("typed", ['"soft power"', "«soft power»?", ' ("soft power"). '])
def test_quotes_alone_are_insisted_on(typed: str) -> None:
    """Where nothing but a phrase was typed the phrase is what is looked for."""
    assert read(typed) == Typed(typed, required=(Phrase("soft power"),))


def test_operators_beside_quotes_leave_them_alone() -> None:
    """What narrows a search down is no word of the question."""
    found = read('"soft power" "hard" -cuba date:2025 in:report')
    assert found.text == '"soft power" "hard"'
    assert found.required == (Phrase("soft power"), Phrase("hard"))
    assert found.preferred == ()


@pytest.mark.parametrize("typed", ['"Who was it?"', "«Кто это?»", "«Кто это？»"])
def test_a_question_between_quotes_is_a_question(typed: str) -> None:
    """Somebody quotes what somebody asked: no document says that."""
    found = read(typed)
    assert found == Typed(typed, preferred=(Phrase(typed[1:-1]),))


def test_a_sign_insists() -> None:
    """`+` asks for a phrase, `=` for its form, wherever they stand; the words are kept."""
    assert read('who said +"soft power" ="Послы" +=«в Мексике» "x"') == Typed(
        'who said "soft power" "Послы" «в Мексике» "x"',
        required=(
            Phrase("soft power"),
            Phrase("Послы", exact=True),
            Phrase("в Мексике", exact=True),
        ),
        preferred=(Phrase("x"),),
    )


def test_what_is_both_preferred_and_required_is_required() -> None:
    """Each phrase is named once."""
    found = read('"a" +"a" "a" x -b -b in:c in:c')
    assert (found.preferred, found.required) == ((), (Phrase("a"),))
    assert (found.excluded, found.documents) == ((Phrase("b"),), ("c",))


@pytest.mark.parametrize(
    ("typed", "excluded"),
    [
        ("summit -mexico", Phrase("mexico")),
        ("-mexico summit", Phrase("mexico")),
        ("summit −Мексика", Phrase("Мексика")),
        ("summit －mexico", Phrase("mexico")),
        ("summit -договорно-правовой", Phrase("договорно-правовой")),
        ("summit -AT&T", Phrase("AT&T")),
        ("summit -co2", Phrase("co2")),
        ('summit -"soft power"', Phrase("soft power")),
        ("summit -«soft power»", Phrase("soft power")),
        ('summit -="Mexico"', Phrase("Mexico", exact=True)),
        ('summit -"5"', Phrase("5")),
        ("-mexico\nsummit".replace("\n", " \t"), Phrase("mexico")),
    ],
)
def test_a_minus_excludes(typed: str, excluded: Phrase) -> None:
    """A word or phrase right behind a minus is not part of the question."""
    assert read(typed) == Typed("summit", excluded=(excluded,))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("summit -mexico, budget", "summit, budget"),
        ("summit (in Cuba) -mexico?", "summit (in Cuba)?"),
        ("summit\nin Cuba -mexico\nor not", "summit\nin Cuba \nor not"),
        ("summit -U.S. -here budget", "summit. budget"),
    ],
)
def test_what_is_cut_leaves_a_text_to_read(typed: str, text: str) -> None:
    """Neither two spaces nor a space before a mark tell that something was there."""
    found = read(typed)
    assert found.text == text
    assert found.excluded


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("date:2025-11", date(2025, 11, 1), date(2025, 11, 30)),
        ("date:2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("date:2025-11-28", date(2025, 11, 28), date(2025, 11, 28)),
        ("date:2024-2", date(2024, 2, 1), date(2024, 2, 29)),
        ("date:2025-01..2025-06", date(2025, 1, 1), date(2025, 6, 30)),
        ("date:2024..2024-06", date(2024, 1, 1), date(2024, 6, 30)),
        ("date:..2024", date.min, date(2024, 12, 31)),
        ("date:2024..", date(2024, 1, 1), date.max),
        ("date:9999-12", date(9999, 12, 1), date.max),
        ("DATE:2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("дата:2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("Дата：２０２５", date(2025, 1, 1), date(2025, 12, 31)),
        ("дата:28.11.2025", date(2025, 11, 28), date(2025, 11, 28)),
        ("дата:11.2025..01.02.2026", date(2025, 11, 1), date(2026, 2, 1)),
        ("date:2020 date:2025", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_date_bounds_the_documents(typed: str, first: date, last: date) -> None:
    """A year, a month, a day, or a range of them, whose one end may be open; the last counts."""
    assert read(f"summit {typed}") == Typed("summit", dates=(first, last))
    assert read(f"{typed} summit") == Typed("summit", dates=(first, last))
    assert read(f"summit {typed}?") == Typed("summit?", dates=(first, last))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("in:report", "report"),
        ("IN:en/report_2025-11.txt", "en/report_2025-11.txt"),
        ('in:"Annual report"', "Annual report"),
        ("в:«Годовой отчёт»", "Годовой отчёт"),
        ("В:отчёт", "отчёт"),
        ("in：report", "report"),
    ],
)
def test_a_document_is_named(typed: str, name: str) -> None:
    """By a part of its name, between quotes where that has spaces."""
    assert read(f"summit {typed}") == Typed("summit", documents=(name,))
    assert read(f"summit {typed}!") == Typed("summit!", documents=(name,))


def test_several_documents_may_be_named() -> None:
    """Each is kept, in order."""
    assert read("summit in:b in:a").documents == ("b", "a")


@given(TEXTS)
@example('""""')
@example('"-"-" -"a')
def test_nothing_is_an_error(typed: str) -> None:
    """Whatever is typed is read, and is a question of what was typed."""
    found = read(typed)
    for phrase in (*found.required, *found.preferred, *found.excluded):
        assert phrase.text in typed
    assert all(name in typed for name in found.documents)
    assert found.dates is None or found.dates[0] <= found.dates[1]
    left = iter(typed)
    assert all(letter in left for letter in found.text)  # the same letters in the same order


@given(TEXTS.filter(lambda typed: "\n" not in typed))
def test_what_is_read_holds_no_more_operators(typed: str) -> None:
    """The question that is left can be kept and read once more: nothing is cut from it again."""
    text = read(typed).text
    again = read(text)
    if text != typed:
        assert again.text == text
        assert (again.excluded, again.dates, again.documents) == ((), None, ())


@given(st.text(st.characters(blacklist_characters='"“”„‟″〝〞〟❝❞«»‹›＂:：-−－﹣')))
def test_a_text_without_operators_is_unchanged(typed: str) -> None:
    """Without quotes, colons and minuses nothing can be an operator."""
    assert read(typed) == Typed(typed)


@given(st.lists(st.from_regex(r"[^\W_]{1,9}", fullmatch=True), min_size=1, max_size=5))
def test_each_operator_is_read_among_words(words: list[str]) -> None:
    """Any words, in any alphabet, can be asked for, excluded and named."""
    phrase = " ".join(words)
    found = read(f'words +"{phrase}" -"{phrase}" date:2025 in:"{phrase}" and "{phrase}"')
    assert found.text == f'words "{phrase}" and "{phrase}"'
    assert found.required == found.excluded == (Phrase(phrase),)
    assert found.documents == (phrase,)


@pytest.mark.parametrize(
    "piece",
    [
        '"', '"x ', '"x', '"x" ', "«", "« »", "«x", "-", "- ", "-a ", "-a, ", "-a-", "-a'", '-"',
        '="', '+"a', "date:", "date:2025 ", "date:2025-", "дата:..", "in:", 'in:"', "in:!",
        "a in:!!! ", 'in:a!!"', " \n", "\n-a", '"a «b ', "11.", "  ", "a",
    ],
)  # fmt: skip
def test_a_hostile_text_costs_no_more_than_another(piece: str) -> None:
    """Time grows with the length of what is typed, not with its square."""
    short, long = (f"x {piece * LONGEST * times}"[: LONGEST * times] for times in (1, 8))
    times = []
    for typed in (short, long):
        tries = []
        for _ in range(3):  # the least of several: other processes take their time too
            start = process_time()
            read(typed)
            tries.append(process_time() - start)
        times.append(min(tries))
    assert times[1] < 32 * times[0] + 0.5
