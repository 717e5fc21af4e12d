"""Lists of front matter → claims: names, quotations and days to come, each with the line that it is on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import cast, get_args

from broadsheet.content.faults import Faults, kind
from broadsheet.engine.strict_yaml import Mapping, Sequence, Value, is_null
from broadsheet.model.article import LIKELY, ComingClaim, Context, Kind, NameClaim, Precision, QuoteClaim

CONTEXTS: tuple[str, ...] = get_args(Context)
PRECISIONS: tuple[str, ...] = get_args(Precision)
_DOUBT = ("certainty", "because")
_PRECISION = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


def names(tree: Mapping, key: str, kind_: Kind, faults: Faults) -> list[NameClaim]:
    """Read one list of names: plain ones, or each with ``as`` and ``role``."""
    value = tree[key]
    cited = key == "cites"
    if isinstance(value, Mapping):
        return [_name(key, kind_, name, value[name], value.lines[name], faults) for name in value]
    if isinstance(value, Sequence):
        plain = "a name; one with forms or a role is a line of its own, `Jane Roe: {as: [Roe], role: mayor}`"
        named = ((faults.text(item, line, key, plain), line) for item, line in zip(value, value.lines, strict=True))
        return [NameClaim(name=name, kind=kind_, cited=cited, line=line + faults.offset) for name, line in named if name]
    if not is_null(value):
        faults.add(tree.lines[key], key, kind(value), "a list of names, or names with `as` and `role`")
    return []


def _name(key: str, kind_: Kind, name: str, value: Value, line: int, faults: Faults) -> NameClaim:
    name = faults.text(name, line, key) or ""
    forms: tuple[str, ...] = ()
    role = doubt = None
    if not name:
        faults.add(line, key, "an empty name", "a name")
    if isinstance(value, Mapping):
        faults.keys(value, ("as", "role", *_DOUBT), f"a name in {key}")
        forms = faults.texts(value["as"], value.lines["as"], "as") if "as" in value else ()
        role = faults.text(value["role"], value.lines["role"], "role") if "role" in value else None
        doubt = _doubt(value, faults)
    elif not (isinstance(value, str) and is_null(value)):
        faults.add(line, key, f"{kind(value)} after {name[:40]!r}", "nothing, or {as: […], role: …}")
    return NameClaim(
        name=name, kind=kind_, forms=forms, role=role or None, cited=key == "cites", doubt=doubt, line=line + faults.offset
    )


def quotes(tree: Mapping, faults: Faults) -> tuple[QuoteClaim, ...]:
    """Read the quotations, each with its text and, where known, speaker, addressee, outlet and context."""
    found = []
    keys = ("text", "speaker", "to", "via", "context")
    for item, line, said in _items(tree, "quotes", keys, "a quotation", faults):
        context = faults.choice(item["context"], item.lines["context"], "context", CONTEXTS) if "context" in item else None
        found.append(
            QuoteClaim(
                text=said["text"],
                speaker=said.get("speaker"),
                to=said.get("to"),
                via=said.get("via"),
                context=cast("Context", context or "asserted"),
                doubt=_doubt(item, faults),
                line=line,
            )
        )
    return tuple(found)


def coming(tree: Mapping, faults: Faults) -> tuple[ComingClaim, ...]:
    """Read the days to come, each with the article's words for it."""
    found = []
    for item, line, said in _items(tree, "coming", ("date", "text", "who", "precision"), "a day to come", faults):
        date = said.get("date") or ""
        if not _is_date(date):
            expected = "a day such as 2023-07-24, or a month such as 2023-07"
            faults.add(item.lines.get("date", line - faults.offset), "coming", repr(date[:40]), expected)
            continue
        named = (
            faults.choice(item["precision"], item.lines["precision"], "precision", PRECISIONS) if "precision" in item else None
        )
        precision = cast("Precision", "month" if len(date) == len("2023-07") else named or "day")
        found.append(
            ComingClaim(
                date=date, text=said["text"], who=said.get("who"), precision=precision, doubt=_doubt(item, faults), line=line
            )
        )
    return tuple(found)


def _is_date(date: str) -> bool:
    """Tell whether ``date`` is a day or a month of the calendar."""
    try:
        return bool(_PRECISION.fullmatch(date) and dt.date.fromisoformat(f"{date}-01"[:10]))
    except ValueError:
        return False


def _items(
    tree: Mapping, key: str, keys: tuple[str, ...], what: str, faults: Faults
) -> Iterator[tuple[Mapping, int, dict[str, str]]]:
    """Yield each mapping of a list that has a ``text``, its line in the file, and its texts by key."""
    value = tree.get(key)
    if value is None or (isinstance(value, str) and is_null(value)) or (isinstance(value, Mapping) and not value):
        return
    if not isinstance(value, Sequence):
        faults.add(tree.lines[key], key, kind(value), "a list of `- text: …`")
        return
    for item, line in zip(value, value.lines, strict=True):
        if not isinstance(item, Mapping):
            faults.add(line, key, kind(item), f"`text: …` with {', '.join(name for name in keys if name != 'text')}")
            continue
        faults.keys(item, (*keys, *_DOUBT), what)
        texts = {name: faults.text(item[name], item.lines[name], name) for name in item}
        if not texts.get("text"):
            faults.add(line, key, f"{what} without text", "`text: …`")
            continue
        yield item, line + faults.offset, {name: text for name, text in texts.items() if text is not None}


def _doubt(value: Mapping, faults: Faults) -> str | None:
    """Return the reason why a claim is no more than likely; None where it is certain."""
    if "certainty" not in value:
        return None
    likely = faults.choice(value["certainty"], value.lines["certainty"], "certainty", (LIKELY,))
    because = faults.text(value["because"], value.lines["because"], "because") if "because" in value else None
    return because or LIKELY if likely else None
