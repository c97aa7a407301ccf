"""Everything that can go wrong in `index` and that a person can do something about.

    TolmachError
    ├── ReadingError            a file that is no document
    │   ├── MissingPath         there is nothing at that path
    │   ├── UnreadableFile      the system does not let us read it
    │   ├── UnknownFormat       a kind of file that is not read
    │   ├── UnusableName        its name cannot be written down
    │   ├── EmptyFile           no bytes, or white space alone
    │   ├── NotText             bytes that are no text
    │   ├── CutOff              it ends in the middle of a character
    │   ├── NoPassages          text, but nothing in it to quote
    │   └── NoDocuments         a folder without a single document
    ├── CollectionError         what is stored, or should be
    │   ├── NoCollection        nothing has been added yet
    │   ├── UnknownDocument     no document of that name
    │   ├── UnknownCollection   no collection of that name
    │   ├── NameTaken           another file holds that name
    │   ├── OtherCollection     the document belongs to another collection
    │   ├── NewerFormat         written by a newer Tolmach
    │   ├── DamagedDatabase     the database does not open
    │   ├── DataFolderUnusable  the data folder cannot be made or written
    │   └── Busy                another process is writing
    ├── DictionaryError         an outside dictionary
    │   ├── NoDictionary        a file that is none
    │   ├── MissingPart         one of its files is not beside the others
    │   ├── DamagedDictionary   a file of it is cut off or damaged
    │   ├── DictionaryTooLarge  more than a dictionary holds
    │   ├── NoTranslations      articles, but no translation in them
    │   ├── UnknownDictionary   no dictionary of that name
    │   └── BuiltInDictionary   one that cannot be removed
    ├── VerdictError            what a person says of a link
    │   ├── MissingPassage      a document has no passage of that number
    │   ├── ApartPassages       passages of one side that are no neighbours
    │   ├── ChangedPassage      it says something else than the person saw
    │   ├── SameLanguage        both sides are of one language
    │   ├── ApartCollections    the sides are of different collections
    │   └── UnknownVerdict      no verdict of that key
    ├── ManifestError           a line that says which documents are versions
    │   ├── LoneVersion         it names fewer than two
    │   ├── UnknownVersion      it names what is no document
    │   └── NamedTwice          it names what another line names
    ├── BadLine                 a line of a batch that is no question
    ├── OutputUnwritable        a file that cannot be written
    ├── CompilationError        the compiler of inner loops is missing or fails
    └── SnapshotError           the derived index files; never shown, they are rebuilt
        ├── NoSnapshot          there is none
        ├── StaleSnapshot       made from an older state, by another analyzer or format
        └── DamagedSnapshot     its checksum or its shape is wrong

An error carries facts, not sentences: what a person reads about it stands in the catalogues under
`error-` and the class's name (`error-empty-file`), so that it is said in the person's language.
"""

from __future__ import annotations

import re


class TolmachError(Exception):
    """Root of the tree.

    Attributes:
        facts: What the sentence about it needs: paths, names, positions.
    """

    def __init__(self, **facts: str | int) -> None:
        super().__init__(facts)
        self.facts = facts

    @property
    def key(self) -> str:
        """The name of the message in the catalogues, such as `error-empty-file`."""
        words = re.findall(r"[A-Z][a-z]+", type(self).__name__)
        return "-".join(["error", *map(str.lower, words)])

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.key}: {told}" if told else self.key


class ReadingError(TolmachError):
    """A file that is no document. Facts: `path`."""


class MissingPath(ReadingError):
    """There is nothing at that path. Facts: `path`."""


class UnreadableFile(ReadingError):
    """The system does not let us read the file. Facts: `path`, `cause`."""


class UnknownFormat(ReadingError):
    """A kind of file that is not read. Facts: `path`, `formats`."""


class UnusableName(ReadingError):
    """A file name that is not valid Unicode, or that holds control characters. Facts: `path`."""


class EmptyFile(ReadingError):
    """No bytes, or white space alone. Facts: `path`."""


class NotText(ReadingError):
    """Bytes that are no text in any encoding that is read. Facts: `path`."""


class CutOff(ReadingError):
    """The file ends in the middle of a character. Facts: `path`, `encoding`, `offset` (bytes)."""


class NoPassages(ReadingError):
    """Text, but nothing in it to quote. Facts: `path`."""


class NoDocuments(ReadingError):
    """A folder without a single document. Facts: `path`, `formats`."""


class CollectionError(TolmachError):
    """What is stored, or should be."""


class NoCollection(CollectionError):
    """Nothing has been added yet. Facts: `data`."""


class UnknownDocument(CollectionError):
    """No document of that name. Facts: `doc`."""


class UnknownCollection(CollectionError):
    """No collection of that name. Facts: `name`, `known` (the names that there are)."""


class NameTaken(CollectionError):
    """Another file holds that name. Facts: `path`, `doc`, `holder`."""


class OtherCollection(CollectionError):
    """The document belongs to another collection already. Facts: `path`, `doc`, `collection`."""


class NewerFormat(CollectionError):
    """Written by a newer Tolmach. Facts: `data`, `found`, `known` (format numbers)."""


class DamagedDatabase(CollectionError):
    """The database does not open. Facts: `path`, `cause`."""


class DataFolderUnusable(CollectionError):
    """The data folder cannot be made or written. Facts: `data`, `cause`."""


class Busy(CollectionError):
    """Another process is writing to the same data folder. Facts: `data`."""


class DictionaryError(TolmachError):
    """An outside dictionary, loaded or to be loaded."""


class NoDictionary(DictionaryError):
    """A file that is no dictionary of any kind that is read. Facts: `path`."""


class MissingPart(DictionaryError):
    """A dictionary's file is not beside its others. Facts: `path` (a folder), `parts` (names)."""


class DamagedDictionary(DictionaryError):
    """A file of a dictionary that is cut off or damaged. Facts: `path`."""


class DictionaryTooLarge(DictionaryError):
    """A file that holds more than any dictionary does. Facts: `path`."""


class NoTranslations(DictionaryError):
    """No English word in it has a Russian translation, or the other way. Facts: `path`."""


class UnknownDictionary(DictionaryError):
    """No dictionary of that name. Facts: `name`, `known` (the names that there are)."""


class BuiltInDictionary(DictionaryError):
    """A dictionary that is part of Tolmach, and cannot be removed. Facts: `name`."""


class VerdictError(TolmachError):
    """What a person says of a link, and cannot be noted."""


class MissingPassage(VerdictError):
    """The document has no passage of that number. Facts: `doc`, `paragraph`, `count` (it has)."""


class ApartPassages(VerdictError):
    """Passages of one side that do not follow each other in one language. Facts: `doc`."""


class ChangedPassage(VerdictError):
    """A passage says something else than the person saw. Facts: `doc`."""


class SameLanguage(VerdictError):
    """Both sides are of one language. Facts: `doc`, `other`."""


class ApartCollections(VerdictError):
    """The two sides are of different collections. Facts: `doc`, `other`."""


class UnknownVerdict(VerdictError):
    """There is no verdict of that key. Facts: `verdict`."""


class ManifestError(TolmachError):
    """A line of a file that says which documents are versions. Facts: `path`, `line`, more."""


class LoneVersion(ManifestError):
    """It names fewer than two documents. Facts: `path`, `line`."""


class UnknownVersion(ManifestError):
    """It names what is no document of the collection. Facts: `path`, `line`, `name`."""


class NamedTwice(ManifestError):
    """It names a document that another line names. Facts: `path`, `line`, `name`, `other`."""


class BadLine(TolmachError):
    """A line of a batch that is no question. Facts: `path`, `line`."""


class OutputUnwritable(TolmachError):
    """A file that cannot be written. Facts: `path`, `cause`."""


class CompilationError(TolmachError):
    """Inner loops cannot be compiled: a fault of the installation. Facts: `cause`."""


class SnapshotError(TolmachError):
    """The derived index files; never shown to a person, since they are rebuilt. Facts: `path`."""


class NoSnapshot(SnapshotError):
    """There is no snapshot yet."""


class StaleSnapshot(SnapshotError):
    """A snapshot of an older state, or of another analyzer or format."""


class DamagedSnapshot(SnapshotError):
    """A snapshot whose checksum or shape is wrong. Facts: `path`, `cause`."""
