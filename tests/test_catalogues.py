"""Every word that a person reads stands in both catalogues, and each is said somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Resource
from fluent.syntax.visitor import Visitor

from index import errors as index_errors
from index.errors import SnapshotError, TolmachError
from index.localization import Catalogues
from index.model import RefusalKind

ROOT = Path(__file__).parent.parent
PACKAGES = ["index", "bot"]
NUMBERS = {"offset", "line", "found", "known"}  # facts that are counted


class Places(Visitor):
    """The places that a message leaves to be filled."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def visit_VariableReference(self, node: object) -> None:  # noqa: N802 - the library's name
        """Notes a place."""
        self.names.add(node.id.name)  # type: ignore[attr-defined]  # as above


def messages(package: str, lang: str) -> dict[str, set[str]]:
    """The messages of a catalogue, with the places of each."""
    text = (ROOT / package / "locales" / f"{lang}.ftl").read_text(encoding="utf-8")
    resource = FluentParser().parse(text)
    assert isinstance(resource, Resource)
    found = {}
    for entry in resource.body:
        if isinstance(entry, Message):
            places = Places()
            places.visit(entry)
            found[entry.id.name] = places.names
    return found


@pytest.mark.parametrize("package", PACKAGES)
def test_catalogues_say_the_same(package: str) -> None:
    """Each message stands in both languages, with the same places to fill."""
    assert messages(package, "en") == messages(package, "ru")


def test_every_error_has_its_sentence() -> None:
    """Each error that a person can meet is told in one line that its facts can fill."""
    catalogues = Catalogues.read(ROOT / "index" / "locales")
    known = messages("index", "en")
    for kind in vars(index_errors).values():
        leaf = (
            isinstance(kind, type) and issubclass(kind, TolmachError) and not kind.__subclasses__()
        )
        if not leaf or issubclass(kind, SnapshotError):
            continue
        facts = set(re.findall(r"`(\w+)`", (kind.__doc__ or "").partition("Facts:")[2]))
        error = kind(**{fact: 7 if fact in NUMBERS else "here" for fact in facts})
        assert known[error.key] <= facts
        for lang in catalogues.languages:
            assert "\n" not in catalogues.error(lang, error)


def test_every_message_is_said_somewhere() -> None:
    """A message that no code names any more is to be deleted."""
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
    )
    made = re.compile(r"^(error|refusal|stage|list|language)-")
    refusals = {f"refusal-{kind.value}" for kind in RefusalKind}
    for package in PACKAGES:
        for key in messages(package, "en"):
            if key.startswith("refusal-"):
                assert key in refusals
            assert made.match(key) or re.search(rf"[\"']{key}[\"']", code), key


def test_a_catalogue_with_a_fault_is_refused(tmp_path: Path) -> None:
    """What is no message is found when catalogues are read, not when it would be said."""
    (tmp_path / "en.ftl").write_text("broken = { $x\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"en\.ftl"):
        Catalogues.read(tmp_path)


def test_a_catalogue_can_be_read_when_something_is_first_said_in_it(tmp_path: Path) -> None:
    """One language is spoken without reading another; later folders add to earlier ones."""
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "en.ftl").write_text(f"{folder} = said\n", encoding="utf-8")
    (tmp_path / "second" / "ru.ftl").write_text("broken = { $x\n", encoding="utf-8")
    catalogues = Catalogues.opened(tmp_path / "first", tmp_path / "second")
    assert catalogues.languages == ("en", "ru")
    assert [catalogues.text(lang, "first") for lang in ("en", "kk")] == ["said", "said"]
    assert catalogues.text("en", "second") == "said"
    with pytest.raises(ValueError, match=r"ru\.ftl"):
        catalogues.text("ru", "first")
