"""Catalogues: every word that a person reads, a Fluent file a language (projectfluent.org).

Plurals, dates and numbers follow CLDR, which comes with Babel. English is complete by rule (a test
holds the catalogues to the same keys), so it also serves a language that has no catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

from babel.dates import format_date
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from index.errors import TolmachError
    from index.model import Refusal

FALLBACK = "en"

Value = str | int | float | date


@dataclass(frozen=True, slots=True)
class Catalogues:
    """The same messages in every language that there is a catalogue for."""

    bundles: Mapping[str, FluentBundle]

    @classmethod
    def read(cls, *folders: Traversable) -> Catalogues:
        """Reads every `CODE.ftl` of the folders; later folders add to earlier ones.

        Raises:
            ValueError: A catalogue holds something that is no message.
        """
        return cls(dict(_Files(folders)))

    @classmethod
    def opened(cls, *folders: Traversable) -> Catalogues:
        """The same, each language read when something is first said in it.

        For a process that says a sentence and ends; what is wrong with a catalogue is told then.
        """
        return cls(_Files(folders))

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that there is a catalogue for, sorted."""
        return tuple(sorted(self.bundles))

    def text(self, lang: str, key: str, /, **values: Value) -> str:
        """The message in that language, its places filled; dates are written out.

        Raises:
            KeyError: No catalogue holds the message, or a place was left empty.
        """
        bundle = self.bundles[lang if lang in self.bundles else FALLBACK]
        message = bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        shown = {
            name: format_date(value, "long", locale=lang) if isinstance(value, date) else value
            for name, value in values.items()
        }
        text, faults = bundle.format_pattern(message.value, shown)
        if faults:
            raise KeyError(f"{key}: {faults[0]}")
        return str(text)

    def error(self, lang: str, error: TolmachError) -> str:
        """The one line that says what went wrong and what to do."""
        return self.text(lang, error.key, **error.facts)

    def refusal(self, lang: str, refusal: Refusal) -> str:
        """Why a question is not answered, as a sentence."""
        return self._about(lang, f"refusal-{refusal.kind.value}", refusal.words)

    def unknown(self, lang: str, words: tuple[str, ...]) -> str:
        """That words of a question stand nowhere, though it is answered, as a sentence."""
        return self._about(lang, "answer-unknown-words", words)

    def _about(self, lang: str, key: str, words: tuple[str, ...]) -> str:
        quoted = ", ".join(self.text(lang, "quoted-word", word=word) for word in words)
        return self.text(lang, key, words=quoted, count=len(words))


class _Files(Mapping[str, FluentBundle]):
    """The messages of each language, read when they are first looked at."""

    def __init__(self, folders: Iterable[Traversable]) -> None:
        self._files: dict[str, list[Traversable]] = {}
        self._bundles: dict[str, FluentBundle] = {}
        for folder in folders:
            for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
                if file.name.endswith(".ftl"):
                    self._files.setdefault(file.name.removesuffix(".ftl"), []).append(file)

    def __getitem__(self, lang: str) -> FluentBundle:
        if lang not in self._bundles:
            self._bundles[lang] = _bundle(lang, self._files[lang])
        return self._bundles[lang]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def _bundle(lang: str, catalogue: Iterable[Traversable]) -> FluentBundle:
    """The messages of the files, later ones added to earlier ones."""
    bundle = FluentBundle([lang], use_isolating=False)
    for file in catalogue:
        resource = FluentResource(file.read_text(encoding="utf-8"))
        for entry in resource.body:
            if isinstance(entry, Junk):
                raise ValueError(f"{file.name}: not a message: {entry.content!r}")  # noqa: TRY004 - the text is at fault, not a type
        bundle.add_resource(resource)
    return bundle


def catalogues() -> Catalogues:
    """Everything that `index` says."""
    return Catalogues.opened(files("index") / "locales")
