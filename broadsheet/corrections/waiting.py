"""An article that was published and is not in output/ → whether its file is there and waits to be mended: no withdrawal then.

A slip in its front matter keeps an article from being published, and so does another article at its address. Nobody has
withdrawn it, and a page that says so would tell readers what is not true. ``rights: private`` and ``draft: true`` do withdraw.
"""

from __future__ import annotations

from pathlib import Path

from broadsheet.content import front_matter, publicity
from broadsheet.model.article import Claims
from broadsheet.model.problem import Problem
from broadsheet.model.site import Site


def waits(folder: Path, site: Site, id: str) -> bool:
    """Whether the file of the article is there, and does not say that it may not be shown."""
    path = _path(folder, id)
    if path is None:
        return False
    claims = _claims(folder, site, path)
    return claims is None or not (publicity.rights(claims, site) == "private" or _is_headless(claims, site))


def is_withheld(folder: Path, site: Site, id: str) -> bool:
    """Whether the file is there, and not even the headline that was published may be repeated.

    So it is of an article that is private now, and of a headline that was made of words of which not all may be shown.
    """
    path = _path(folder, id)
    if path is None:
        return False
    claims = _claims(folder, site, path)
    mode = publicity.mode(claims.rights, claims.publisher, site) if claims else "private"
    return mode == "private" or (claims is not None and mode != "full" and "title" in claims.inferred)


def problem(folder: Path, id: str) -> Problem:
    """What is said of an article that waits."""
    found = "it was published, and is not on the site since its file has a fault; readers are not told that it was withdrawn"
    expected = "a file that `build` finds no fault with, and a build; or none, where the article is to be withdrawn"
    return Problem(path=f"content/{_path(folder, id) or f'{id}.md'}", found=found, expected=expected, severity="warning")


def _path(folder: Path, id: str) -> str | None:
    """The file below content/ whose article has this id; one whose headline may not be shown has another than its file."""
    if (folder / "content" / f"{id}.md").is_file():
        return f"{id}.md"
    day = Path(id).parent
    for file in sorted((folder / "content" / day).glob("*.md")) if Path(id).name.startswith("article-") else ():
        if publicity.wordless(f"{day}/{file.stem}") == id:
            return f"{day}/{file.name}"
    return None


def _claims(folder: Path, site: Site, path: str) -> Claims | None:
    try:
        data = (folder / "content" / path).read_bytes()
    except OSError:
        return None
    return front_matter.parse(path, data, site.limits)[0]


def _is_headless(claims: Claims, site: Site) -> bool:
    """Only the headline may be shown, and it was made of words that may not be."""
    return publicity.rights(claims, site) == "headline" and "title" in claims.inferred
