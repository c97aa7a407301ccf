"""Small collections of a few words, in any combination."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = {
    "en": [
        "Kazakhstan",
        "Mexico",
        "meeting",
        "2026",
        "minister",
        "Sheinbaum",
        "agreed",
        "14",
        "climate",
        "the",
    ],
    "ru": [
        "Казахстан",
        "Мексика",
        "встреча",
        "2026",
        "министр",
        "Шейнбаум",
        "согласился",
        "14",
        "климат",
        "и",
    ],
}

COLLECTIONS = st.lists(
    st.sampled_from(["en", "ru"]).flatmap(
        lambda lang: st.tuples(
            st.just(lang),
            st.lists(st.lists(st.sampled_from(WORDS[lang]), max_size=6).map(" ".join), max_size=5),
        )
    ),
    max_size=6,
)
