"""Values of YAML that editors write → typed fields; each that cannot be taken becomes a Problem with line, found and expected."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from broadsheet.engine.strict_yaml import Mapping, Plain, Sequence, Value, is_null
from broadsheet.model.problem import Problem, Severity

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Faults:
    """The problems of one file; ``offset`` is added to every line, for text that does not begin at the file's first."""

    path: str
    offset: int = 0
    problems: list[Problem] = field(default_factory=list)

    def add(self, line: int | None, name: str | None, found: str, expected: str, severity: Severity = "error") -> None:
        """One problem; ``line`` counts within the text that was read."""
        at = None if line is None else line + self.offset
        self.problems.append(Problem(path=self.path, line=at, field=name, found=found, expected=expected, severity=severity))

    @property
    def fatal(self) -> bool:
        """Something found so far keeps the whole from being taken."""
        return any(problem.severity == "error" for problem in self.problems)

    def text(self, value: Value, line: int, name: str, expected: str = "text") -> str | None:
        """A scalar as it is written, its space folded; None where it is null or, with a Problem, no text."""
        if not isinstance(value, str):
            self.add(line, name, kind(value), expected)
            return None
        if value.isprintable() and "  " not in value:
            return None if isinstance(value, Plain) and is_null(value) else str(value).strip()
        if _CONTROL.search(value):
            self.add(line, name, "a control character", "plain text")
            return None
        return " ".join(value.split())

    def texts(self, value: Value, line: int, name: str) -> tuple[str, ...]:
        """A list of texts, or one text in place of a list."""
        if isinstance(value, Sequence):
            taken = [self.text(item, at, name) for item, at in zip(value, value.lines, strict=True)]
            return tuple(item for item in taken if item)
        if isinstance(value, Mapping) and value:
            self.add(line, name, "a mapping", "a list of texts")
            return ()
        one = None if isinstance(value, Mapping) else self.text(value, line, name)
        return (one,) if one else ()

    def choice(self, value: Value, line: int, name: str, allowed: tuple[str, ...]) -> str | None:
        """A scalar that is one of ``allowed``."""
        word = self.text(value, line, name)
        if word is None or word in allowed:
            return word
        self.add(line, name, repr(word[:80]), f"one of {', '.join(allowed)}{nearest(word, allowed)}")
        return None

    def flag(self, value: Value, line: int, name: str) -> bool:
        """``true`` or ``false``; nothing is false."""
        return self.choice(value, line, name, ("true", "false")) == "true"

    def keys(self, mapping: Mapping, known: Iterable[str], what: str) -> None:
        """An error for each key that is not ``known``, with the nearest that is."""
        known = tuple(known)
        for key in mapping:
            if key not in known:
                expected = f"a key of {what}{nearest(key, known) or ': ' + ', '.join(known)}"
                self.add(mapping.lines[key], key[:40], "a key that is not known", expected)


def kind(value: Value) -> str:
    """What a value is, for a message."""
    if isinstance(value, Mapping):
        return "a mapping" if value else "an empty mapping"
    return "a list" if isinstance(value, Sequence) else "nothing" if is_null(value) else "text"


def shown(value: Value) -> str:
    """Text as it is written, for a message; what anything else is."""
    return repr(str(value)[:80]) if isinstance(value, str) and not is_null(value) else kind(value)


def nearest(word: str, known: Iterable[str]) -> str:
    """``, perhaps 'title'`` or nothing; an offer for the end of a message."""
    import difflib  # rarely needed, and a millisecond

    near = difflib.get_close_matches(word[:80], list(known), n=1, cutoff=0.6)
    return f", perhaps {near[0]!r}" if near else ""
