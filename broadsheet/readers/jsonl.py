"""JSON lines, or a JSON list → RawArticles: one document a line, as the reference of documents describes it.

``text`` is taken exactly as given, so that offsets into it hold. A bad line is a Problem with its number; the rest goes on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from broadsheet.model.article import RawArticle
from broadsheet.model.problem import Problem
from broadsheet.model.site import Limits
from broadsheet.readers import heads
from broadsheet.readers.fields import Found, Result, by_name, fingerprint, raw_article
from broadsheet.readers.text import decoded
from broadsheet.text.encoding import EncodingError, clean, decode

MOST_PROBLEMS = 100
"""Of one file that are reported one by one."""


class RecordError(Exception):
    """A record that is no document; ``found`` and ``expected`` as in Problem."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(f"{found}; expected {expected}")
        self.found, self.expected = found, expected


def read(path: str, data: bytes, limits: Limits) -> Result:
    """The articles of a ``.jsonl`` file."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            data = decode(data).encode()
        except EncodingError as error:
            return (), (Problem(path=path, line=error.line, found=error.found, expected=error.expected),)
    return _all(
        path, ((n, line) for n, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1) if line.strip()), limits
    )


def read_json(path: str, data: bytes, limits: Limits) -> Result:
    """The articles of a ``.json`` file: one document, or a list of them. Records are counted in place of lines."""
    found = Found(path)
    try:
        value = loads(decode(data))
    except EncodingError as error:
        found.problem(None, error.found, error.expected, line=error.line)
        return (), tuple(found.problems)
    except RecordError as error:
        found.problem(None, error.found, error.expected)
        return (), tuple(found.problems)
    records = value if isinstance(value, list) else [value]
    return _all(path, ((n, json.dumps(record).encode()) for n, record in enumerate(records, 1)), limits)


def _all(path: str, records: Iterator[tuple[int, bytes]], limits: Limits) -> Result:
    articles: list[RawArticle] = []
    problems: list[Problem] = []
    lines: dict[str, int] = {}
    for line, data in records:
        raw, found = record(path, line, data.strip(), limits)
        problems.extend(found)
        if raw is None:
            continue
        if raw.id in lines:
            problems.append(
                Problem(
                    path=path,
                    line=line,
                    field="id",
                    found=f"{raw.id!r} a second time (first on line {lines[raw.id]})",
                    expected="an id of its own",
                )
            )
            continue
        lines[raw.id] = line
        articles.append(raw)
    return tuple(articles), tuple(_shortened(path, list(_without_repeats(problems))))


def record(path: str, line: int, data: bytes, limits: Limits) -> tuple[RawArticle | None, tuple[Problem, ...]]:
    """One line of ``path`` → its article, or None; the seed's path ends in ``#id``."""
    found = Found(path, line)
    text = decoded(data, limits, found)
    if text is None:
        return None, tuple(found.problems)
    try:
        values = by_name(_document(text), found)
        identity = _identity(values.get("id")) or fingerprint(data)
        body = values.get("text")
        if not isinstance(body, str) or not body.strip():
            raise RecordError("no text" if body in (None, "") else "a text that is no text", 'the article under "text"')
        found.path = f"{path}#{identity}"
        for name in ("headline", "byline", "date", "language", "url", "publisher", "rights"):
            _take(found, name, values.get(name))
    except RecordError as error:
        found.problem(None, error.found, error.expected)
        return None, tuple(found.problems)
    heads.read(body, found, keep=True)
    if not found.dates and not found.problems:
        found.take_file_name()
    raw = raw_article(found, body=clean(body), data=data, identity=identity)
    return raw, tuple(found.problems)


def loads(text: str) -> object:
    """The JSON value of ``text``; raises RecordError with what is wrong, where."""
    try:
        return json.loads(text, object_pairs_hook=_pairs)
    except json.JSONDecodeError as error:
        what = (
            "JSON that breaks off" if error.pos >= len(text.rstrip()) or "Unterminated" in error.msg else "text that is no JSON"
        )
        raise RecordError(f"{what} (column {error.colno}: {error.msg})", "one JSON object a line") from None
    except (ValueError, RecursionError) as error:
        raise RecordError(f"JSON that cannot be read ({str(error)[:60]})", "one flat JSON object a line") from None


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise RecordError(f"the key {twice[:40]!r} a second time", "each key once")
    return found


def _document(text: str) -> dict[str, object]:
    value = loads(text)
    if not isinstance(value, dict):
        raise RecordError(f"JSON that is {'a list' if isinstance(value, list) else 'no object'}", "one JSON object a line")
    return value


def _identity(value: object) -> str:
    if isinstance(value, str | int) and not isinstance(value, bool):
        return " ".join(clean(str(value)).split())[:200]
    return ""


def _take(found: Found, name: str, value: object) -> None:
    if isinstance(value, list):
        value = ", ".join(item for item in value if isinstance(item, str))
    if isinstance(value, str):
        found.take(name, value)
    elif value is not None:
        found.problem(name, f"{str(value)[:40]}, no text", "text", severity="error" if name in {"date", "rights"} else "warning")


def _shortened(path: str, problems: list[Problem]) -> list[Problem]:
    """The first problems of a file, and how many there are."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    more = Problem(
        path=path, found=f"{len(problems) - MOST_PROBLEMS:,} problems more like these", expected="one JSON object a line"
    )
    return [*problems[:MOST_PROBLEMS], more]


def _without_repeats(problems: list[Problem]) -> Iterator[Problem]:
    """The problems, a slip in the key of every record only once."""
    seen: set[tuple[str | None, str]] = set()
    for problem in problems:
        if problem.found == "a key that is not known":
            if (problem.field, problem.found) in seen:
                continue
            seen.add((problem.field, problem.found))
        yield problem
