"""The pipeline without a site: ``read | annotate | group``, documents as JSON lines (see docs, reference, commands)."""

from __future__ import annotations

import datetime as dt
import json
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from broadsheet import config
from broadsheet.content import decisions
from broadsheet.engine import at_work
from broadsheet.model.article import LIKELY, Annotations, Kind, Mention, Quote, RawArticle
from broadsheet.model.decision import Decision
from broadsheet.model.entity import Naming
from broadsheet.model.problem import Problem
from broadsheet.model.story import Report

Document = dict[str, object]
STDIN = "standard input"
KINDS: tuple[Kind, ...] = ("person", "organisation", "place")


def read(files: list[Path], out: TextIO) -> list[Problem]:
    """Every article of ``files`` as a document; a file that cannot be read is a Problem, the rest goes on."""
    from broadsheet import readers
    from broadsheet.model.site import Limits

    problems: list[Problem] = []
    for file in files:
        try:
            data = file.read_bytes()
        except OSError as error:
            problems.append(Problem(path=str(file), found=error.strerror or str(error), expected="a file that can be read"))
            continue
        with at_work.on(str(file)):
            articles, found = readers.read(file.as_posix(), data, Limits())
        problems.extend(found)
        for raw in articles:
            _write(out, document(raw))
    return problems


def annotate(source: BinaryIO, out: TextIO, site_folder: Path, jobs: int = 1) -> list[Problem]:
    """Each document with its annotations added, in order."""
    from broadsheet.annotating import annotate_all

    problems: list[Problem] = []
    rows: deque[tuple[int, Document]] = deque()

    def items() -> Iterator[tuple[RawArticle, None]]:
        for line, row in documents(source, problems):
            rows.append((line, row))
            yield raw_of(row), None

    for found in annotate_all(config.load_or_default(site_folder), items(), jobs):
        line, row = rows.popleft()
        if isinstance(found, str):
            problems.append(Problem(path=STDIN, line=line, found=found, expected="a text that can be read to its end"))
        else:
            _write(out, {**row, **annotated(found)})
    return problems


def group(source: BinaryIO, out: TextIO, site_folder: Path) -> list[Problem]:
    """All documents with site-wide identities, stories and copies; they are read to the end first.

    Decisions on stories are a site's: they name its pages, and are not asked here.
    """
    from broadsheet.grouping import identities, together
    from broadsheet.grouping.shelf import Drawer
    from broadsheet.grouping.traces.moves import traced

    problems: list[Problem] = []
    rows = list(_once(documents(source, problems), problems))
    resolution = identities.resolve([naming for row in rows for naming in namings(row)], _decisions(site_folder, problems))
    problems.extend(resolution.problems)
    found = together.update(Drawer(), traced(map(report, rows)), ())
    for row in rows:
        for mention in _list(row, "mentions"):
            kind = _kind(mention)
            identity = resolution.of.get((str(row["id"]), kind, str(mention.get("name")))) if kind else None
            if identity is not None:
                mention["entity"] = identity.id
        id = str(row["id"])
        row["story"] = found.stories[id][0]
        if (first := found.copies[id][0]) != id:
            row["duplicate_of"] = first
        _write(out, row)
    return problems


def _once(numbered: Iterator[tuple[int, Document]], problems: list[Problem]) -> Iterator[Document]:
    """The first document of each id: two of one would be taken for one article."""
    lines: dict[object, int] = {}
    for line, row in numbered:
        first = lines.setdefault(row["id"], line)
        if first == line:
            yield row
        else:
            found = f"the id {row['id']!r} of line {first} a second time; the document is left out"
            problems.append(Problem(path=STDIN, line=line, field="id", found=found, expected="an id of its own"))


def _decisions(folder: Path, problems: list[Problem]) -> tuple[Decision, ...]:
    path = folder / decisions.PATH
    found, faults = decisions.parse(path.read_bytes()) if path.is_file() else ((), ())
    problems.extend(faults)
    return found


def documents(source: BinaryIO, problems: list[Problem]) -> Iterator[tuple[int, Document]]:
    """(line number, document) of each good line; a bad one is a Problem and the rest goes on."""
    for line, data in enumerate(source, 1):
        if not data.strip():
            continue
        try:
            row = json.loads(data)
        except ValueError as error:
            problems.append(Problem(path=STDIN, line=line, found=f"not JSON ({error})", expected="one document a line"))
            continue
        if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not isinstance(row.get("id"), str | int):
            problems.append(Problem(path=STDIN, line=line, found="a line without id and text", expected='{"id": …, "text": …}'))
            continue
        if row.get("date") not in (None, "") and _day(row) is None:
            found = f"the date {row['date']!r}; the document counts as one without"
            expected = "a day such as 2023-07-19"
            problems.append(Problem(path=STDIN, line=line, field="date", found=found, expected=expected, severity="warning"))
        yield line, {**row, "id": str(row["id"])}


def document(raw: RawArticle) -> Document:
    """A raw article as a document; what the source did not give is left out."""
    fields: Document = {
        "id": raw.id,
        "text": raw.body,
        "date": raw.published.isoformat() if raw.published else None,
        "headline": raw.headline,
        "url": raw.url,
        "publisher": raw.publisher,
        "byline": raw.byline,
        "language": raw.language,
    }
    return {key: value for key, value in fields.items() if value is not None}


def raw_of(row: Document) -> RawArticle:
    """The document as a raw article."""

    def text(key: str) -> str | None:
        value = row.get(key)
        return value if isinstance(value, str) and value else None

    return RawArticle(
        id=str(row["id"]),
        body=str(row["text"]),
        headline=text("headline"),
        byline=text("byline"),
        published=_day(row),
        language=text("language"),
        url=text("url"),
        publisher=text("publisher"),
    )


def report(row: Document) -> Report:
    """What stories and copies are found by; the same as of an article of a site."""
    raw = raw_of(row)
    names = (str(m["name"]) for m in _list(row, "mentions") if m.get("name") and not m.get("cited"))
    return Report(
        id=raw.id,
        text=raw.body,
        headline=raw.headline or "",
        published=raw.published,
        names=tuple(dict.fromkeys(names)),
    )


def annotated(found: Annotations) -> Document:
    """The fields that ``annotate`` adds to a document."""
    fields: Document = {
        "headline": found.headline,
        "headline_inferred": found.headline_inferred,
        "summary": found.summary,
        "language": found.language,
        "topics": [{"code": t.code, "label": t.label, "score": t.score} for t in found.topics],
        "mentions": [_mention(m) for m in found.mentions],
        "quotes": [_quote(q) for q in found.quotes],
        "coming": [{**_present(day, "date precision text start end who"), **_doubt(day.doubt)} for day in found.coming],
        "genre": found.genre,
        **_present(found, "genre_evidence"),
        "uncertain": dict(found.uncertain),
    }
    return fields if found.date is None else {**fields, "date": found.date.isoformat()}


def namings(row: Document) -> Iterator[Naming]:
    """The names of an annotated document, for identities across documents."""
    published = _day(row) or dt.date.min
    named: dict[tuple[Kind, str], list[Document]] = {}
    for mention in _list(row, "mentions"):
        kind = _kind(mention)
        if kind is not None and isinstance(mention.get("name"), str):
            named.setdefault((kind, str(mention["name"])), []).append(mention)
    everyone = [name for _, name in named]
    for (kind, name), uses in named.items():
        forms = dict.fromkeys([name, *(str(use.get("text", name)) for use in uses)])
        yield Naming(
            article=str(row["id"]),
            name=name,
            kind=kind,
            published=published,
            forms=tuple(forms),
            roles=tuple(dict.fromkeys(str(use["role"]) for use in uses if use.get("role"))),
            beside=tuple(other for other in everyone if other != name),
            places=tuple(other for other_kind, other in named if other_kind == "place"),
            count=len(uses),
        )


def _day(row: Document) -> dt.date | None:
    """The day that a document says, in the form of ISO 8601, perhaps with a time behind it."""
    said = row.get("date")
    try:
        return dt.date.fromisoformat(said[:10]) if isinstance(said, str) else None
    except ValueError:
        return None


def _kind(mention: Document) -> Kind | None:
    return next((kind for kind in KINDS if kind == mention.get("kind")), None)


def _mention(mention: Mention) -> Document:
    return {**_present(mention, "start end text kind name role"), "cited": mention.cited, **_doubt(mention.doubt)}


def _quote(quote: Quote) -> Document:
    fields = "text start end direct speaker speaker_start speaker_end cue to via context"
    return {**_present(quote, fields), **_doubt(quote.doubt)}


def _doubt(reason: str | None) -> Document:
    return {"certainty": LIKELY, "because": reason} if reason else {}


def _present(value: object, fields: str) -> Document:
    found = {field: getattr(value, field) for field in fields.split()}
    return {field: content for field, content in found.items() if content is not None}


def _list(row: Document, key: str) -> list[Document]:
    value = row.get(key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _write(out: TextIO, row: Document) -> None:
    out.write(json.dumps(row, ensure_ascii=False) + "\n")
    out.flush()
