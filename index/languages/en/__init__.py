"""English. Its lemmas are simplemma's: right on 28 of 28 hard forms."""

from __future__ import annotations

import re
import unicodedata

from index.languages.language import Language, deferred, deferred_names

_MARKS = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200d]")


def fold(word: str) -> str:
    """Leaves out accents (Vázquez, Vazquez) and the possessive ending (Kazakhstan's)."""
    plain = word
    if not word.isascii():
        plain = _MARKS.sub("", unicodedata.normalize("NFKD", word)).replace("’", "'")
    return plain.removesuffix("'s").rstrip("'")


ENGLISH = Language(
    code="en",
    letters=re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]+"),
    fold=fold,
    lemmas=deferred("index.languages.en.lemmatizer"),
    is_name=deferred_names("index.languages.en.names"),
    stop_lemmas=frozenset(
        """
        a about after all also am an and any are as at be because been before being both but by
        can could did do doe does done each either for from had has have he her hers herself him
        himself his how i if in into is it its itself let many me might more most much
        must my myself neither no nor not of off on one's or our ours out over per shall she
        should so some such than that the their theirs them themselves then there these they this
        those through to too under up upon was we were what when where whether which while who
        whom whose why will with would yes you your yours
        """.split()
    ),
    abbreviations=frozenset(
        """
        mr mrs ms dr prof sr jr st gen col lt capt sgt rep sen gov pres hon rev no nos vol fig
        art sec para p pp ed eds vs v etc e.g i.e cf al ca approx dept est inc ltd co corp jan
        feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n a.m p.m ph.d
        """.split()
    ),
    furniture=frozenset(
        {
            "share", "share this", "share on", "share with friends", "tell your friends",
            "tell a friend", "facebook", "twitter", "x", "telegram", "whatsapp", "linkedin", "vk",
            "tweet", "email", "print", "print version", "copy link", "subscribe", "read more",
            "advertisement", "date", "published", "published on", "updated", "last updated",
            "posted on", "views", "comments", "on", "and", "or", "share this page",
            "share this article", "follow us", "follow us on", "back to top", "instagram",
            "youtube",
        }
    ),
    is_borrowed=True,
    analyzers=("simplemma",),
)  # fmt: skip
