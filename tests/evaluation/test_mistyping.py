"""Questions as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evaluation.mistyping import KINDS, variants

QUESTION = "Кто ещё был послом Казахстана в Мексике, и зачем?"


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("layout", "Rnj to` ,sk gjckjv Rfpf[cnfyf d Vtrcbrt? b pfxtv&"),
        ("passport", "Kto eshche byl poslom Kazakhstana v Meksike, i zachem?"),
        ("maps", "Kto eshchyo byl poslom Kazakhstana v Meksike, i zachem?"),
        ("library", "Kto eščjo byl poslom Kazahstana v Meksike, i začem?"),
        ("without ё", "Кто еще был послом Казахстана в Мексике, и зачем?"),
        ("capitals", "КТО ЕЩЁ БЫЛ ПОСЛОМ КАЗАХСТАНА В МЕКСИКЕ, И ЗАЧЕМ?"),
        ("small", "кто ещё был послом казахстана в мексике, и зачем"),
    ],
)
def test_a_habit_is_kept_to(kind: str, typed: str) -> None:
    """What leaves no choice is the same with any seed."""
    assert {variants(QUESTION, "ru", kind, seed) for seed in range(3)} == {typed}


@pytest.mark.parametrize("kind", ["chat", "misspelt", "lookalikes", "decorated"])
def test_a_seed_chooses(kind: str) -> None:
    """Other seeds give other questions, the same seed the same."""
    typed = [variants(QUESTION, "ru", kind, seed) for seed in range(8)]
    assert len(set(typed)) > 1
    assert typed == [variants(QUESTION, "ru", kind, seed) for seed in range(8)]


@given(st.sampled_from(KINDS), st.sampled_from(["en", "ru"]), st.text(max_size=60), st.integers())
def test_any_text_can_be_typed(kind: str, lang: str, text: str, seed: int) -> None:
    """Whatever it holds, and nothing is made of nothing but decoration."""
    assert kind == "decorated" or bool(variants(text, lang, kind, seed)) <= bool(text)


@given(st.sampled_from(["committee", "распоряжение", "Kazakhstan"]), st.integers())
def test_a_slip_keeps_the_first_letter(word: str, seed: int) -> None:
    """One letter less, more or other, or two swapped, behind the first."""
    typed = variants(word, "ru" if word[0] == "р" else "en", "misspelt", seed)
    assert typed != word
    assert typed[0] == word[0]
    assert abs(len(typed) - len(word)) <= 1
