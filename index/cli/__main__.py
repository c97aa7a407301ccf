"""`python -m index.cli`: the same as `tolmach`."""

from index.cli import run

run()
