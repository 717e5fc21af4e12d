"""Folders of a theme and a language → its words: from ``languages/<language>.mo`` of the first folder that has it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from broadsheet.engine.fingerprint import fingerprint
from broadsheet.wording.words import ENGLISH, Words

FOLDER = "languages"
SUFFIX = ".mo"


class CatalogueError(Exception):
    """A language that the interface does not speak; the message says which it does."""


def load(folders: Sequence[Path], language: str) -> Words:
    """The words of ``language``, or of the one that it is a kind of; raises CatalogueError where no folder has either."""
    for name in dict.fromkeys((language, language.partition("-")[0])):
        if name == ENGLISH.language:
            return ENGLISH
        for folder in folders:
            file = folder / FOLDER / f"{name}{SUFFIX}"
            if name.replace("-", "").isalnum() and file.is_file():
                return _read(file, language)
    raise CatalogueError(f"no {FOLDER}/{language}{SUFFIX} among the templates; there is {', '.join(known(folders))}")


def known(folders: Sequence[Path]) -> list[str]:
    """The languages that there are."""
    return sorted({ENGLISH.language, *(file.stem for folder in folders for file in (folder / FOLDER).glob(f"*{SUFFIX}"))})


def _read(file: Path, language: str) -> Words:
    from gettext import GNUTranslations

    data = file.read_bytes()
    try:
        catalogue = GNUTranslations(BytesIO(data))
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise CatalogueError(f"{file} is no compiled catalogue: {error}") from None
    form = getattr(catalogue, "plural")  # noqa: B009 - set where the catalogue is read, and unknown to type checkers
    return Words(language, catalogue, form, fingerprint(language, data))
