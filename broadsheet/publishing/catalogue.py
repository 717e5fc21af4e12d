"""The name of a kind of target → its publisher, imported only when a site names it."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import entry_points
from typing import cast

from broadsheet.publishing.publisher import Publisher

BUILT_IN = {
    "directory": ("directory", "Directory"),
    "git": ("git_branch", "GitBranch"),
    "rsync": ("rsync", "Rsync"),
    "s3": ("s3", "S3"),
}
"""Kind → its module here, and the class in it."""
GROUP = "broadsheet.publishers"
"""The group of entry points by which other packages add kinds."""


class UnknownKindError(Exception):
    """No publisher goes by this name, or it cannot be imported; the message says which there are."""


def built_in(kind: str) -> type[Publisher]:
    """The publisher of a kind of ``BUILT_IN``."""
    module, name = BUILT_IN[kind]
    return cast("type[Publisher]", getattr(import_module(f"broadsheet.publishing.{module}"), name))


def publisher(kind: str) -> type[Publisher]:
    """The publisher of a kind, built in or of another package; raises UnknownKindError."""
    if kind in BUILT_IN:
        return built_in(kind)
    added = entry_points(group=GROUP)
    if kind not in added.names:
        names = ", ".join(sorted({*BUILT_IN, *added.names}))
        raise UnknownKindError(f"{kind!r}; expected one of {names}, or the name of a package's entry point in {GROUP}")
    try:
        return cast("type[Publisher]", next(iter(added.select(name=kind))).load())
    except Exception as error:  # another package's import may raise anything
        raise UnknownKindError(f"{kind!r}, which cannot be loaded ({error})") from None
