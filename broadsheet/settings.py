"""A value as site.yaml has it → text, number, flag, list or mapping; whatever else it is, the error names its line."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.engine.strict_yaml import Mapping, Sequence, Value, is_null
from broadsheet.model.problem import ConfigError

FILE = "site.yaml"


class Setting:
    """A value of site.yaml with its key and line, able to say what is wrong with it."""

    def __init__(self, value: Value, line: int, key: str = "") -> None:
        self._value = value
        self.line = line
        self.key = key

    @property
    def is_text(self) -> bool:
        """Whether it is a scalar."""
        return isinstance(self._value, str)

    @property
    def is_mapping(self) -> bool:
        """Whether it holds keys with values."""
        return isinstance(self._value, Mapping)

    def error(self, found: str, expected: str) -> ConfigError:
        """The error that names this value's line."""
        key = f" {self.key}:" if self.key else ""
        return ConfigError(f"{FILE}:{self.line}:{key} {found}; expected {expected}")

    def text(self) -> str:
        """A scalar, as it is written; an empty one is ''."""
        if not isinstance(self._value, str):
            raise self.error("a list or a mapping", "text")
        return "" if is_null(self._value) else str(self._value)

    def one_of(self, allowed: tuple[str, ...]) -> str:
        """A scalar that is one of ``allowed``."""
        word = self.text()
        if word not in allowed:
            raise self.error(repr(word), f"one of {', '.join(allowed)}{_nearest(word, allowed)}")
        return word

    def number(self, kind: type[int | float]) -> float:
        """A positive number."""
        try:
            value = kind(self.text().replace("_", ""))
        except ValueError:
            raise self.error(repr(self.text()), "a number") from None
        if value <= 0:
            raise self.error(self.text(), "a number above zero")
        return value

    def flag(self) -> bool:
        """Whether it is ``true``; anything but true and false is an error."""
        return self.one_of(("true", "false")) == "true"

    def items(self) -> Iterator[Setting]:
        """The items of a list."""
        if not isinstance(self._value, Sequence):
            raise self.error("no list", "a list")
        return (Setting(value, line, self.key) for value, line in zip(self._value, self._value.lines, strict=True))

    def entries(self, allowed: tuple[str, ...] = ()) -> dict[str, Setting]:
        """The entries of a mapping; an unknown key is an error that names the nearest known one."""
        if is_null(self._value):
            return {}
        if not isinstance(self._value, Mapping):
            raise self.error("no mapping", "keys with values, a line each")
        for key, line in self._value.lines.items():
            if allowed and key not in allowed:
                raise Setting("", line).error(f"an unknown key {key!r}", f"a known one{_nearest(key, allowed)}")
        return {key: Setting(value, self._value.lines[key], key) for key, value in self._value.items()}


def _nearest(word: str, known: tuple[str, ...]) -> str:
    import difflib

    near = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f", perhaps {near[0]!r}" if near else f": {', '.join(known)}"
