"""Names of files that changed → what is to be done: which seeds are to be read, and whether to build."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from broadsheet.values import Value

INGESTED = "content/sources.yaml"
"""What it says is about seeds."""


class Work(Value):
    """What a round has to do."""

    seeds: tuple[str, ...] = ()
    """``seeds/…`` to be read; where ``ingest`` is set and this is empty, all of them."""
    ingest: bool = False
    templates: tuple[str, ...] = ()
    """Names below a folder of templates, to be looked at before anything is built with them."""
    build: bool = False
    content: tuple[str, ...] = ()
    """``content/…`` that was written or removed."""


EVERYTHING = Work(ingest=True, build=True)


def work(changed: Iterable[str], there: Collection[str], named: Collection[str] = ()) -> Work:
    """What the changes of files ask for.

    ``changed`` are paths below the site's folder, templates of the built-in theme as ``templates/…`` too; one that ends in ``/``
    is a folder of which anything may have changed. ``there`` are those of them that exist, ``named`` the files that the last
    ingest found something wrong with: one that changes is looked at again.
    """
    paths = sorted(path for path in set(changed) if not _is_passed_over(path))
    seeds = [path for path in paths if path.startswith("seeds/")]
    gone = any(path not in there for path in seeds)
    every = gone or INGESTED in paths or any(path in named or path == "seeds/" for path in paths)
    templates = [path.removeprefix("templates/") for path in paths if path.startswith("templates/")]
    return Work(
        seeds=() if every else tuple(seeds),
        ingest=every or bool(seeds),
        templates=tuple(name for name in templates if name.endswith((".html", ".xml", ".txt"))),
        content=tuple(path for path in paths if path.startswith("content/")),
        build=any(path.startswith(("content/", "templates/", "seeds/")) or path == "site.yaml" for path in paths),
    )


def _is_passed_over(path: str) -> bool:
    """Hidden files and what editors leave beside the file that they write."""
    name = path.rpartition("/")[2]
    return path.startswith(".") or "/." in path or name.endswith(("~", ".swp", ".tmp", ".part", ".crdownload"))
