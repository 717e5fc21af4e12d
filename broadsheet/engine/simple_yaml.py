"""The plain part of YAML that front matter is mostly written in → the same value that strict_yaml gives, thirty times quicker.

Taken are ``key: value`` lines, lists in brackets or with dashes, one level of keys below a key, mappings in braces, and lists
of these; scalars are simple words or stand in double quotation marks. At the first line that is anything else the answer is None,
and strict_yaml reads the text: this module never refuses, and never guesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.engine.strict_yaml import Mapping, Plain, Sequence, Value

_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that YAML refuses, takes for line ends, or that need care."""
_WORD = r"[^\s:#?,\[\]{}\"'\\&*!|>%@`=<~^-][^\s:#?,\[\]{}\"\\]*(?: [^\s:#?,\[\]{}\"\\]+)*"
"""Words with single spaces that are safe everywhere, as keys and within brackets."""
_ITEM = rf'(?:"[^"\\]*"|{_WORD})'
_LIST = rf"\[{_ITEM}(?:, {_ITEM})*\]|\[\]"
_PAIR = rf"({_ITEM}): ({_LIST}|{_ITEM})"
_MAPPING = rf"\{{(?:{_ITEM}: (?:{_LIST}|{_ITEM})(?:, {_ITEM}: (?:{_LIST}|{_ITEM}))*)?\}}"
_ITEMS = re.compile(_ITEM)
_PAIRS = re.compile(_PAIR)
_QUOTED = re.compile(r'"[^"\\]*(?:\\["\\][^"\\]*)*"')
_QUOTED_LIST = re.compile(r'\["[^"\\]*"(?:, "[^"\\]*")*\]')
_FLOW_LIST = re.compile(_LIST)
_FLOW_MAPPING = re.compile(_MAPPING)
_FLOW_MAPPINGS = re.compile(rf"\[{_MAPPING}(?:, {_MAPPING})*\]")
_KEYED = re.compile(rf"({_ITEM}):(?: |$)")
_OPENERS = frozenset("-?:,[]{}#&*!|>'\"%@`=<~^ ")
_MAXIMUM_KEY = 500
"""Characters; YAML itself draws a line at 1,024."""


class _NotSimpleError(Exception):
    """A line outside the subset."""


def load(text: str) -> Mapping | None:
    """The mapping that ``text`` holds, equal to ``strict_yaml.load(text)``; None where it is not of the plain kind."""
    if _ODD.search(text):
        return None
    lines = text.split("\n")
    try:
        return _top(lines)
    except _NotSimpleError:
        return None


def _top(lines: list[str]) -> Mapping | None:
    top: Mapping | None = None
    number, count = 0, len(lines)
    while number < count:
        line = lines[number]
        number += 1
        if not line or line[0] == "#":
            continue
        indent, dash, key, rest = _parts(line)
        if indent or dash or key is None:
            raise _NotSimpleError
        if top is None:
            top = Mapping(number)
        if rest:
            _put(top, key, _inline(rest, number), number)
        else:
            end = _below(lines, number)
            _put(top, key, _block(lines, number, end) if end > number else Plain(""), number)
            number = end
    return top


def _below(lines: list[str], start: int) -> int:
    """The line after the last one that belongs to the key before ``start``."""
    end = start
    for line in lines[start:]:
        if line and not line.startswith((" ", "- ")):
            break
        end += 1
    while end > start and not lines[end - 1]:
        end -= 1
    return end


def _block(lines: list[str], start: int, end: int) -> Value:
    """The list or the mapping that stands on the lines from ``start`` (0-based) to ``end``."""
    indent, dash, _, _ = _parts(lines[start])
    if indent not in (0, 2) or (not indent and not dash):
        raise _NotSimpleError
    return _dashes(lines, start, end, indent) if dash else _keys(lines, start, end)


def _keys(lines: list[str], start: int, end: int) -> Mapping:
    mapping = Mapping(start + 1)
    for number in range(start, end):
        if not lines[number]:
            continue
        indent, dash, key, rest = _parts(lines[number])
        if indent != 2 or dash or key is None:
            raise _NotSimpleError
        _put(mapping, key, _inline(rest, number + 1) if rest else Plain(""), number + 1)
    return mapping


def _dashes(lines: list[str], start: int, end: int, margin: int) -> Sequence:
    sequence = Sequence(start + 1)
    item: Mapping | None = None
    for number in range(start, end):
        if not lines[number]:
            continue
        indent, dash, key, rest = _parts(lines[number])
        if dash and indent == margin:
            item = Mapping(number + 1) if key is not None else None
            sequence.append(_inline(rest, number + 1) if item is None else item)
            sequence.lines.append(number + 1)
        elif dash or item is None or indent != margin + 2:
            raise _NotSimpleError
        if item is not None:
            if key is None:
                raise _NotSimpleError
            _put(item, key, _inline(rest, number + 1) if rest else Plain(""), number + 1)
    return sequence


def _parts(line: str) -> tuple[int, bool, str | None, str]:
    """Indent, whether a dash follows, the key, and what stands after it."""
    words = line.lstrip(" ")
    indent = len(line) - len(words)
    dash = words.startswith("- ")
    if dash:
        words = words[2:]
    match = _KEYED.match(words)
    if match is None:
        return indent, dash, None, words
    return indent, dash, match[1], words[match.end() :]


def _put(mapping: Mapping, written: str, value: Value, line: int) -> None:
    key = written[1:-1] if written[0] == '"' else written
    if key in mapping.lines or len(key) > _MAXIMUM_KEY:
        raise _NotSimpleError
    mapping[key] = value
    mapping.lines[key] = line


def _inline(written: str, line: int) -> Value:
    first = written[:1]
    if first == '"':
        if _QUOTED.fullmatch(written) is None:
            raise _NotSimpleError
        return re.sub(r'\\(["\\])', r"\1", written[1:-1]) if "\\" in written else written[1:-1]
    if first == "[":
        return _flow_list(written, line)
    if first == "{":
        return _flow_mapping(written, line)
    if not first or first in _OPENERS or ": " in written or " #" in written or written[-1] in ": ":
        raise _NotSimpleError
    return Plain(written)


def _flow_list(written: str, line: int) -> Sequence:
    sequence = Sequence(line)
    if _QUOTED_LIST.fullmatch(written):
        sequence.extend(written[2:-2].split('", "'))
    elif _FLOW_LIST.fullmatch(written):
        sequence.extend(_scalars(written))
    elif _FLOW_MAPPINGS.fullmatch(written):
        sequence.extend(_flow_mapping(found, line) for found in _FLOW_MAPPING.findall(written))
    else:
        raise _NotSimpleError
    sequence.lines = [line] * len(sequence)
    return sequence


def _flow_mapping(written: str, line: int) -> Mapping:
    if not _FLOW_MAPPING.fullmatch(written):
        raise _NotSimpleError
    mapping = Mapping(line)
    for key, value in _PAIRS.findall(written):
        _put(mapping, key, _flow_list(value, line) if value[0] == "[" else next(_scalars(value)), line)
    return mapping


def _scalars(written: str) -> Iterator[str]:
    for item in _ITEMS.findall(written):
        yield item[1:-1] if item[0] == '"' else Plain(item)
