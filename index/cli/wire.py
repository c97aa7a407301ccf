"""The JSON that scripts hold on to. Names and meanings stay; new keys may come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.indexer import Totals
    from index.model import (
        Answer,
        Correction,
        DocumentCard,
        ExplainedHit,
        Explanation,
        Hit,
        Link,
        Match,
        Reading,
        Refusal,
        Side,
    )

Json = dict[str, Any]


def answer(found: Answer, explain: Callable[[str, Refusal], str]) -> Json:
    """An answer; `explain` says in a language why there is none."""
    told: Json = {
        "question": found.question,
        "lang": found.lang,
        "answered": found.answered,
        "reason": explain(found.lang, found.refusal) if found.refusal else None,
        "unknown": list(found.unknown),
        "confidence": found.confidence,
        "corrections": [correction(one) for one in found.corrections],
        "hits": [hit(one) for one in found.hits],
    }
    if found.explanation is not None:
        told["explanation"] = explanation(found.explanation)
        for place, one in enumerate(found.explanation.hits):
            told["hits"][place] |= explained(one)
    return told


def correction(found: Correction) -> Json:
    """What of a question was read otherwise than it was typed."""
    return {"kind": found.kind.value, "typed": found.typed, "meant": found.meant}


def explanation(found: Explanation) -> Json:
    """What a question was read as, and from where on there is an answer."""
    return {
        "words": [
            {
                "typed": word.typed,
                "weight": word.weight,
                "readings": {
                    lang: [reading(one) for one in readings]
                    for lang, readings in word.readings.items()
                },
            }
            for word in found.words
        ],
        "base": found.base,
        "enough": found.enough,
        "demanded": found.demanded,
    }


def reading(found: Reading) -> Json:
    """A term that a word was looked for by."""
    return {"term": found.term, "kind": found.kind.value, "weight": found.weight}


def explained(found: ExplainedHit) -> Json:
    """What a hit's score is made of, and what speaks for it and against it."""
    return {
        "parts": [
            {
                "kind": part.kind.value,
                "label": part.label,
                "score": part.score,
                "reading": reading(part.reading) if part.reading else None,
            }
            for part in found.parts
        ],
        "factor": found.factor,
        "signs": [
            {"kind": sign.kind.value, "value": sign.value, "log_odds": sign.log_odds}
            for sign in found.signs
        ],
        "probability": found.probability,
        "leads": found.leads,
    }


def hit(found: Hit) -> Json:
    """A passage that a question found; offsets are code points into its text."""
    return {
        "doc": found.card.name,
        "title": found.card.title,
        "date": found.card.date.isoformat() if found.card.date else None,
        "url": found.card.url,
        "lang": found.passage.lang,
        "paragraph": found.passage.number,
        "score": found.score,
        "text": found.passage.text,
        "highlights": [list(span) for span in found.highlights],
        "sentence": list(found.sentence),
        "match": match(found.match) if found.match else None,
    }


def match(found: Match) -> Json:
    """The other-language version of a passage."""
    return {**side(found.side), "score": round(found.score, 4)}


def side(found: Side) -> Json:
    """Neighbouring passages of one document."""
    return {
        "doc": found.doc,
        "lang": found.lang,
        "paragraphs": list(found.paragraphs),
        "texts": list(found.texts),
    }


def link(found: Link) -> Json:
    """Passages that say the same in two languages."""
    return {"a": side(found.a), "b": side(found.b), "score": round(found.score, 4)}


def document(card: DocumentCard) -> Json:
    """A line of the list of documents: `lang` is its main one, `counterpart` may be null."""
    return {
        "doc": card.name,
        "collection": card.collection,
        "title": card.title,
        "date": card.date.isoformat() if card.date else None,
        "url": card.url,
        "lang": max(card.passages, key=lambda lang: card.passages[lang]),
        "passages": sum(card.passages.values()),
        "languages": card.passages,
        "counterpart": card.counterparts[0] if card.counterparts else None,
    }


def totals(held: Totals) -> Json:
    """How much a collection holds."""
    return {
        "documents": held.documents,
        "passages": {lang: held.passages.get(lang, 0) for lang in ("en", "ru")} | held.passages,
        "links": held.links,
    }
