"""Asking on in a terminal, with a prompt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import HTML
from prompt_toolkit.key_binding import KeyBindings

from index.cli.terminal import View, show_answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.key_binding import KeyPressEvent

    from index.cli.context import Context
    from index.model import Answer


@dataclass(frozen=True, slots=True)
class _Turn:
    """What the prompt gives back when Tab was pressed: what had been typed by then."""

    typed: str


def converse(context: Context, ask: Callable[[str], Answer]) -> None:
    """Answers until the person leaves; Tab shows the last answer in the other language."""
    session: PromptSession[str | _Turn] = PromptSession(
        key_bindings=_keys(),
        bottom_toolbar=HTML("<i>{}</i>").format(context.say("conversation-keys")),
    )
    context.out.print(context.say("conversation-welcome"))
    last: Answer | None = None
    other = False
    begun = ""
    while True:
        try:
            typed = session.prompt(f"{context.say('conversation-prompt')} ", default=begun)
        except KeyboardInterrupt:
            begun = ""
            continue
        except EOFError:
            return
        begun = typed.typed if isinstance(typed, _Turn) else ""
        if isinstance(typed, _Turn):
            if last:
                other = not other
                show_answer(context, last, View.OTHER if other else View.OWN)
        elif typed.strip():
            last, other = ask(typed), False
            show_answer(context, last)


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("tab")
    def _other(event: KeyPressEvent) -> None:
        event.app.exit(result=_Turn(event.current_buffer.text))

    return keys
