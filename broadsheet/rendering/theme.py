"""Folders of templates → the one that each name stands for, its closure of includes, and the closure's fingerprint.

Knows no Jinja: a build in which nothing is stale never loads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from broadsheet.engine.fingerprint import fingerprint

_ASIDE = re.compile(r"\{#.*?#\}|\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\}", re.S)
_REFERENCE = re.compile(r"\{%[-+]?\s*(?P<verb>include|extends|import|from)\b\s*(?P<rest>.*?)[-+]?%\}", re.S)
_LITERAL = re.compile(r"""(?:"([^"]+)"|'([^']+)')\s*(?=$|ignore\b|with\b|without\b|as\b|import\b)""")
PAGES = ("*.html", "partials/*.html")
"""Templates of pages, and their parts."""
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")


class ThemeError(Exception):
    """A template that cannot be used: where, what is wrong with it, and what should stand there."""

    def __init__(self, template: str, line: int | None, found: str, expected: str = "a template that Jinja can read") -> None:
        super().__init__(f"{template}: {found}")
        self.template = template
        self.line = line
        self.found = found
        self.expected = expected


class Theme:
    """Templates by name, from the first folder that has them: the site's own, then the built-in theme."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)
        self._sources: dict[str, tuple[str, Path] | None] = {}
        self._closures: dict[str, str] = {}

    def source(self, name: str) -> tuple[str, Path]:
        """The text of a template and its file; raises ThemeError where no folder has it."""
        if name not in self._sources:
            self._sources[name] = self._read(name)
        found = self._sources[name]
        if found is None:
            raise ThemeError(name, None, "no such template", f"one that the theme has{self._near(name)}")
        return found

    def names(self) -> list[str]:
        """The templates of pages: those that stand in no folder of their own."""
        return sorted({file.name for folder in self.folders for file in folder.glob("*.html")})

    def closure(self, name: str) -> tuple[str, ...]:
        """``name`` and every template that it includes, extends or imports, however far, in the order met.

        Raises ThemeError for a template that is missing, and for a reference that is not a name in quotation marks.
        """
        met: dict[str, None] = {}
        waiting = [name]
        while waiting:
            each = waiting.pop()
            if each not in met:
                met[each] = None
                source, _ = self.source(each)
                named = references(each, source)
                for other in named:
                    self._must_have(other, each, source)
                waiting += reversed(named)
        return tuple(met)

    def unused(self) -> Iterator[tuple[str, str]]:
        """Templates of the site's own that are like no name of the built-in theme and that no other names; what may be meant."""
        *own, built_in = self.folders
        files = {file.relative_to(folder).as_posix(): file for folder in own for at in PAGES for file in folder.glob(at)}
        strange = {name for name in files if not (built_in / name).exists()}
        if strange:
            named = {other for name, file in files.items() for other in references(name, file.read_text("utf-8", "replace"))}
            yield from ((name, self._near(name)) for name in sorted(strange - named))

    def _must_have(self, name: str, by: str, source: str) -> None:
        try:
            self.source(name)
        except ThemeError as error:
            if error.template != name or self._sources.get(name, name) is not None:
                raise
            line = source.count("\n", 0, source.find(name)) + 1
            raise ThemeError(by, line, f"{name!r}, which is no template", error.expected) from None

    def _near(self, name: str) -> str:
        """``, perhaps 'front.html'`` or nothing."""
        import difflib  # rarely needed, and a millisecond

        known = {file.relative_to(folder).as_posix() for folder in self.folders for at in PAGES for file in folder.glob(at)}
        near = difflib.get_close_matches(name, sorted(known - {name}), n=1)
        return f", perhaps {near[0]!r}" if near else ""

    def fingerprint(self, name: str) -> str:
        """Of all sources in the closure of ``name``."""
        if name not in self._closures:
            self._closures[name] = fingerprint([(each, self.source(each)[0]) for each in self.closure(name)])
        return self._closures[name]

    def name_of(self, file: str) -> str | None:
        """The name of the template that was read from ``file``."""
        return next((name for name, found in self._sources.items() if found and str(found[1]) == file), None)

    def _read(self, name: str) -> tuple[str, Path] | None:
        if not _NAME.fullmatch(name):
            return None
        for folder in self.folders:
            path = folder / name
            try:
                return path.read_text(encoding="utf-8"), path
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                continue
            except UnicodeDecodeError as error:
                raise ThemeError(name, None, f"not UTF-8: {error.reason} at byte {error.start}") from None
        return None


def references(name: str, source: str) -> list[str]:
    """Templates that ``source`` includes, extends or imports, in order; ThemeError for one that only a run would tell."""
    source = _ASIDE.sub(lambda aside: "\n" * aside.group().count("\n"), source)
    named = []
    for match in _REFERENCE.finditer(source):
        literal = _LITERAL.match(match["rest"].strip())
        if not literal:
            line = source.count("\n", 0, match.start()) + 1
            raise ThemeError(
                name,
                line,
                f"{match['verb']} of {match['rest'].strip()!r}: only a name in quotation marks can be followed",
                "the name of a template in quotation marks",
            )
        named.append(literal[1] or literal[2])
    return named
