"""Which documents are versions of each other, and which of their passages say the same.

No model is downloaded and no dictionary needed: names and numbers make the beginning, the rest is
learned from the collection itself (the modules in the order in which they build on each other:
`names`, `numbers`, `vocabulary`, `cognates`, `lexicon`, `evidence`, `alignment`, `pairing`,
`linking`).
"""

from index.bitext.linking import link_versions
from index.bitext.versions import PassageLink, Version, VersionPassage

__all__ = ["PassageLink", "Version", "VersionPassage", "link_versions"]
