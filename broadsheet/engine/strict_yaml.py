"""YAML text → plain lists and mappings with line numbers, or one YamlError; safe for text that nobody has checked.

Built from the parser's events, without recursion. Anchors, aliases, tags, merge keys, repeated keys, keys that are no
text, a second document and deep nesting are refused, so no input can grow beyond its own size. Every scalar stays the
text that was written: ``country: NO`` is "NO", ``012`` is "012". Whoever knows what a field means reads a date, a number
or a flag out of it; ``is_null`` tells an empty one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Union

if TYPE_CHECKING:
    import yaml


class Plain(str):
    """A scalar that was written without quotation marks, and so may stand for null, a number or a date."""

    __slots__ = ()


class Mapping(dict[str, "Value"]):
    """Key → value in the order written; ``lines`` has the line of each key, counted from 1."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class Sequence(list["Value"]):
    """Values in order; ``lines`` has the line of each, counted from 1."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


Value = Union[str, Mapping, Sequence]  # noqa: UP007 - evaluated before the classes can be joined by |

NULLS = frozenset(("", "~", "null"))
DEPTH = 8


class YamlError(Exception):
    """The text cannot be taken; ``line`` counts from 1."""

    def __init__(self, line: int, found: str, expected: str) -> None:
        super().__init__(f"line {line}: {found}; expected {expected}")
        self.line, self.found, self.expected = line, found, expected


def is_null(value: Value) -> bool:
    """Nothing, ``~`` or ``null``, without quotation marks."""
    return isinstance(value, Plain) and value in NULLS


def load(text: str, *, depth: int = DEPTH) -> Value:
    """The one document of ``text``; an empty text is an empty Plain. Raises YamlError."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    tree = _Tree(depth)
    try:
        for event in yaml.parse(text, Loader=loader):
            tree.take(event)
    except yaml.YAMLError as error:
        raise _explained(error, text) from None
    except (UnicodeEncodeError, RecursionError) as error:
        raise YamlError(1, f"text that cannot be read ({type(error).__name__})", "plain YAML") from None
    return tree.value


class _Tree:
    """Builds the value from events; holds the containers that are still open."""

    def __init__(self, depth: int) -> None:
        self.value: Value = Plain("")
        self._depth = depth
        self._documents = 0
        self._open: list[Mapping | Sequence] = []
        self._keys: list[str | None] = []

    def take(self, event: yaml.Event) -> None:
        """Add what one event brings."""
        import yaml

        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.ScalarEvent):
            _refuse(event, line)
            plain = event.style in (None, "")
            self._add(Plain(event.value) if plain else str(event.value), line)
        elif isinstance(event, yaml.MappingStartEvent):
            self._enter(Mapping(line), event, line)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._enter(Sequence(line), event, line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._open.pop()
            self._keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            raise YamlError(line, f"an alias *{event.anchor}", "the text itself; aliases are not taken")
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise YamlError(line, "a second document", "one document")

    def _enter(self, container: Mapping | Sequence, event: yaml.CollectionStartEvent, line: int) -> None:
        _refuse(event, line)
        self._add(container, line)
        if len(self._open) >= self._depth:
            raise YamlError(line, f"lists or mappings nested more than {self._depth} deep", "a flatter form")
        self._open.append(container)
        self._keys.append(None)

    def _add(self, value: Value, line: int) -> None:
        if not self._open:
            self.value = value
            return
        container = self._open[-1]
        if isinstance(container, Sequence):
            container.append(value)
            container.lines.append(line)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = _key(container, value, line)
        else:
            container[key] = value
            self._keys[-1] = None


def _key(container: Mapping, value: Value, line: int) -> str:
    if not isinstance(value, str):
        raise YamlError(line, "a list or a mapping as a key", "text as a key")
    if value == "<<" and isinstance(value, Plain):
        raise YamlError(line, "a merge key <<", "the keys themselves; merges are not taken")
    if value in container.lines:
        raise YamlError(line, f"{str(value)!r} a second time (first on line {container.lines[value]})", "each key once")
    container.lines[str(value)] = line
    return str(value)


def _refuse(event: yaml.NodeEvent, line: int) -> None:
    if event.anchor is not None:
        raise YamlError(line, f"an anchor &{event.anchor}", "plain text; anchors are not taken")
    if getattr(event, "tag", None) is not None:
        raise YamlError(line, f"a tag {event.tag}", "plain text; tags are not taken")  # type: ignore[attr-defined]


def _explained(error: yaml.YAMLError, text: str) -> YamlError:
    # What was opened and never closed is found at the end of the text; the line where it opens says more.
    opened = any(word in (getattr(error, "context", None) or "") for word in ("flow", "quoted"))
    mark = getattr(error, "context_mark" if opened else "problem_mark", None)
    if mark is not None:
        problem = getattr(error, "problem", None) or "not valid YAML"
        return YamlError(mark.line + 1, f"not valid YAML ({problem})", "`key: value` lines, odd text in quotation marks")
    position = getattr(error, "position", None)
    line = text.count("\n", 0, position) + 1 if isinstance(position, int) else 1
    return YamlError(line, "a character that YAML does not allow", "printable text")
