"""`tolmach lexicon`: dictionaries from outside, and what linking learned."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from index.cli.context import Context, print_json
from index.indexer.dictionaries import (
    Loaded,
    load_dictionary,
    loaded_dictionaries,
    remove_dictionary,
)
from index.indexer.learned import learned_translations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.indexer.learned import LearnedTranslation


@click.group()
def lexicon() -> None:
    """Dictionaries that help to match passages, and what was learned from matches."""


@lexicon.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def load(context: Context, file: Path, as_json: bool) -> None:  # noqa: FBT001 - click passes by name
    """Load an English-Russian dictionary: dictd, StarDict, or a text with tabs."""
    with context.progress() as progress:
        loaded = load_dictionary(context.data, file, context.analyzer, progress)
    if as_json:
        print_json({"entries": loaded.entries, "used": loaded.used})
        return
    _show(context, loaded)


@lexicon.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def list_dictionaries(context: Context, as_json: bool) -> None:  # noqa: FBT001 - click passes by name
    """List the dictionaries that are loaded."""
    found = loaded_dictionaries(context.data)
    if as_json:
        print_json([one._asdict() for one in found])
    elif not found:
        context.out.print(context.say("dictionary-list-empty"))
    else:
        for one in found:
            _show(context, one)


@lexicon.command()
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def remove(context: Context, name: str, as_json: bool) -> None:  # noqa: FBT001 - click passes by name
    """Remove a dictionary by name."""
    remove_dictionary(context.data, name)
    if as_json:
        print_json({"removed": name})
        return
    context.out.print(context.say("dictionary-removed", name=name), markup=False)


@lexicon.command()
@click.argument("word")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def show(context: Context, word: str, as_json: bool) -> None:  # noqa: FBT001 - click passes by name
    """Show which translations of a word were learned from the documents."""
    found = learned_translations(context.data, word, context.analyzer)
    if as_json:
        print_json([asdict(one) for one in found])
    elif found:
        _show_learned(context, found)
    else:
        context.out.print(context.say("lexicon-nothing-learned", word=word), markup=False)
    if not found:
        raise click.exceptions.Exit(1)


def _show(context: Context, dictionary: Loaded) -> None:
    """One line: what a dictionary is called, and how much of it helps."""
    context.out.print(context.say("dictionary-held", **dictionary._asdict()), markup=False)


def _show_learned(context: Context, found: Iterable[LearnedTranslation]) -> None:
    """A line a translation: its share in what stands for the word, and how often it was met."""
    for one in found:
        share, count = round(100 * one.probability), round(one.count, 1)
        line = context.say(
            "lexicon-learned",
            word=one.word,
            translation=one.translation,
            share=share,
            count=count,
        )
        context.out.print(line, markup=False)
