"""An extra of this package → the command that installs what it asks for: by a lock in a checkout, elsewhere by libraries' names.

Our own name is in no package index, and no command asks an index for it: whoever registered it would decide what is installed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
OWN_LOCKS = ("dask", "s3", "search")
"""Extras that the requirements file of all others leaves out, each with a file of its own."""
_REQUIREMENT = re.compile(r"""(?P<library>[^;]+?)\s*;\s*extra == ['"](?P<extra>[^'"]+)['"]""")


def install(extra: str, checkout: Path = CHECKOUT) -> str:
    """Return the command that installs what an extra asks for, in backquotes; paths are as seen from the current folder."""
    lock = checkout / (f"requirements-{extra}.txt" if extra in OWN_LOCKS else "requirements.txt")
    if lock.is_file():
        here = Path.cwd() == checkout
        return f"`pip install -r {lock.name if here else os.path.relpath(lock)}`"
    return f"`pip install {' '.join(_libraries(extra))}`"


def _libraries(extra: str) -> list[str]:
    from importlib import metadata

    package = __name__.partition(".")[0]
    try:
        asked = metadata.requires(package) or []
    except metadata.PackageNotFoundError:  # neither a checkout nor installed: copied, say
        return [f"-r requirements-{extra}.txt" if extra in OWN_LOCKS else "-r requirements.txt"]
    found = (_REQUIREMENT.fullmatch(line) for line in asked)
    return [f"'{each['library']}'" for each in found if each and each["extra"] == extra]
