"""The versions of installed libraries, by the names of the folders that describe them.

importlib.metadata knows them too, but importing it takes as long as answering ten questions.
"""

from __future__ import annotations

import re
import sys
from os import scandir

from index.loading import load

_FOLDER = re.compile(r"(.+?)-(\d[^-]*)\.dist-info")  # a name holds no hyphen there, nor a version


def version(library: str) -> str:
    """The version of an installed library, as `importlib.metadata.version` gives it.

    Its folder is `{name}-{version}.dist-info` by the specification "Recording installed projects";
    what was installed in another way is left to importlib.metadata.

    Raises:
        importlib.metadata.PackageNotFoundError: It is not installed.
    """
    wanted = _normalized(library)
    for place in sys.path:
        try:
            with scandir(place or ".") as entries:
                described = [_FOLDER.fullmatch(entry.name) for entry in entries]
        except OSError:  # a place that is not there, or a zip file
            continue
        for folder in described:
            if folder and _normalized(folder[1]) == wanted:
                return folder[2]
    return str(load("importlib.metadata:version")(library))


def _normalized(name: str) -> str:
    """A library's name as the Python Packaging Authority compares names."""
    return re.sub(r"[-_.]+", "-", name).lower()
