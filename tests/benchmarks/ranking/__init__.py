"""How fast is ranking, beside the engines that the field uses? Run `python -m` on this package.

`corpus` (of `lemmas`) and `queries` make what is asked, the same each time. An engine in `engines`
is built (`builder`, `indexes`) and asked (`child`, `processes`) in processes of its own. `latency`,
`judging` (by `exactness`), `filtering`, `bandwidth` and `live` each stand for one thing to measure;
`collection` measures all of it at one size, and `table` and `plot` show the sizes together.
"""
