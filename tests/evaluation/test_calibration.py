"""Whether scores are probabilities."""

from __future__ import annotations

import pytest

from tests.evaluation.calibration import Judged, calibration_error, judged, reliability


def _link(a: list[int], b: list[int], score: float, en: str = "en/1.txt") -> dict[str, object]:
    return {
        "a": {"doc": en, "lang": "en", "paragraphs": a},
        "b": {"doc": "ru/2.txt", "lang": "ru", "paragraphs": b},
        "score": score,
    }


GOLD = [{"en": "en/1.txt", "ru": "ru/2.txt", "beads": [[[1], [1]], [[2, 3], [2]], [[4], []]]}]


@pytest.mark.parametrize(
    ("link", "right"),
    [
        (_link([1], [1], 0.9), Judged(0.9, strict=True, lax=True)),
        (_link([2], [2], 0.9), Judged(0.9, strict=False, lax=True)),
        (_link([1, 2], [2], 0.9), Judged(0.9, strict=False, lax=True)),
        (_link([4], [2], 0.9), Judged(0.9, strict=False, lax=False)),
        (_link([1], [1], 0.9, "en/other.txt"), Judged(0.9, strict=False, lax=False)),
    ],
)
def test_a_link_is_judged_by_the_beads_of_its_documents(
    link: dict[str, object], right: Judged
) -> None:
    """The very bead is strictly right, a part of it laxly, another document's not at all."""
    assert list(judged(GOLD, [link])) == [right]


def test_scores_that_come_true_have_no_error() -> None:
    """Nine of ten links right at 0.9 are as promised; 1.0 belongs to the last bin."""
    links = [Judged(0.9, strict=place > 0, lax=True) for place in range(10)]
    links.append(Judged(1.0, strict=True, lax=True))
    table = reliability(links)
    assert [(one.least, one.links) for one in table] == [(0.9, 10), (0.99, 1)]
    assert calibration_error(table, strict=True) == pytest.approx(0.0)
    assert calibration_error(table, strict=False) == pytest.approx(10 * 0.1 / 11)
