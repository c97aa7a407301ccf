"""Draws the README's picture from what the program prints.

python -m tests.docs.picture
"""

from __future__ import annotations

import io
import tempfile
from contextlib import closing
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from index.analysis import Analyzer
from index.cli.context import Context
from index.cli.terminal import View, show_answer
from index.indexer import add, open_searcher

ROOT = Path(__file__).parent.parent.parent
PICTURE = ROOT / "tests" / "docs" / "ask.svg"
WIDTH = 100

# question, whether to press Tab after it
CONVERSATION = [
    ("Who is the ambassador of Kazakhstan to Mexico?", True),
    ("однопалатный парламент", False),
    ("What is the price of oil?", False),
]

_THEME = TerminalTheme(
    (24, 26, 31),
    (220, 223, 228),
    [
        *((24, 26, 31), (224, 108, 117), (152, 195, 121), (229, 192, 123)),
        *((97, 175, 239), (198, 120, 221), (86, 182, 194), (220, 223, 228)),
    ],
)

# rich's own frame fetches a font from elsewhere; this one uses what the reader has
_FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
    font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
    font-size: {char_height}px; line-height: {line_height}px;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
<rect fill="#181a1f" x="1" y="1" width="{width}" height="{height}" rx="8"/>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""


def draw() -> str:
    """The conversation as SVG."""
    analyzer = Analyzer()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data")
        add(data, [ROOT / "seeds"], analyzer)
        context = Context(data, "en")
        console = Console(record=True, width=WIDTH, force_terminal=True, file=io.StringIO())
        context.out = console
        with closing(open_searcher(data, analyzer)) as searcher:
            for question, other in CONVERSATION:
                console.print(Text(f"Question: {question}", style="bold"))
                answer = searcher.ask(question, limit=1)
                show_answer(context, answer)
                if other:
                    console.print(Text("[Tab]", style="dim"))
                    show_answer(context, answer, View.OTHER)
    return console.export_svg(theme=_THEME, code_format=_FRAME, unique_id="tolmach")


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
