"""``targets`` of site.yaml → publishers with their settings; a credential among them is an error, and is never repeated."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from broadsheet.publishing import Target, catalogue
from broadsheet.publishing.publisher import Publisher

if TYPE_CHECKING:
    from broadsheet.settings import Setting

KIND = "to"
"""The key that says of which kind a target is."""
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
CREDENTIAL = re.compile(r"passw|passphrase|secret|token|credential|(access|api|private|account)[-_]?key", re.IGNORECASE)
WITH_PASSWORD = re.compile(r"https?://[^/\s@]*@|://[^/\s@]*:[^/\s@]*@")
"""An address that holds a password or a token before its @; a user's name alone, as in ssh://git@host, is none."""
ELSEWHERE = "none in site.yaml; credentials come from the environment or from the tool's own files (docs/how-to/publish.md)"


def check(setting: Setting) -> None:
    """Raise ConfigError for what is wrong in any target, as far as that shows without the packages of others."""
    for name, entry in setting.entries().items():
        entries = _entries(name, entry)
        if entries[KIND].text() in catalogue.BUILT_IN:
            _publisher(catalogue.built_in(entries[KIND].text()), entry, entries)


def find(setting: Setting, name: str) -> Target:
    """The target of this name, of a built-in kind or of another package's; raises ConfigError."""
    targets = setting.entries()
    if name not in targets:
        near = difflib.get_close_matches(name, targets, n=1)
        there = f"perhaps {near[0]!r}" if near else f"one of {', '.join(targets)}" if targets else "one under `targets:`"
        raise setting.error(f"no target {name!r}", there)
    entries = _entries(name, targets[name])
    kind = entries[KIND].text()
    try:
        publisher = catalogue.publisher(kind)
    except catalogue.UnknownKindError as error:
        raise entries[KIND].error(*_parted(str(error))) from None
    return Target(name=name, kind=kind, publisher=_publisher(publisher, targets[name], entries), line=targets[name].line)


def _parted(message: str) -> tuple[str, str]:
    found, _, expected = message.partition("; expected ")
    return found, expected or "a package that is installed and can be imported"


def _entries(name: str, target: Setting) -> dict[str, Setting]:
    if not NAME.fullmatch(name):
        raise target.error("a name with other characters", "small letters, figures and hyphens, 40 at most")
    entries = target.entries()
    for key, entry in entries.items():
        if CREDENTIAL.search(key):
            raise entry.error("a credential", ELSEWHERE)
        if any(WITH_PASSWORD.search(text) for text in _texts(entry)):
            raise entry.error("an address with a password in it", ELSEWHERE)
    if KIND not in entries:
        raise target.error(f"no key {KIND!r}", f"`{KIND}:` with one of {', '.join(catalogue.BUILT_IN)}")
    return entries


def _texts(setting: Setting) -> Iterator[str]:
    if setting.is_text:
        yield setting.text()
    elif setting.is_mapping:
        for key, entry in setting.entries().items():
            if CREDENTIAL.search(key):
                raise entry.error("a credential", ELSEWHERE)
            yield from _texts(entry)


def _publisher(publisher: type[Publisher], target: Setting, entries: dict[str, Setting]) -> Publisher:
    known = {field.name: field for field in fields(publisher)}  # type: ignore[arg-type]
    target.entries((KIND, *known))
    hints = get_type_hints(publisher)
    needed = [name for name, field in known.items() if name not in entries and field.default is MISSING]
    if needed:
        raise target.error(f"no key {needed[0]!r}", f"a line `{needed[0]}: …`")
    values = {name: _value(entries[name], hints[name], field) for name, field in known.items() if name in entries}
    made = publisher(**values)
    wrong = made.fault()
    if wrong:
        key, found, expected = wrong
        raise entries.get(key, target).error(found, expected)
    return made


def _value(entry: Setting, hint: object, field: Field[Any]) -> object:
    """A value of the field's type."""
    if hint is bool:
        return entry.flag()
    if hint in (int, float):
        return entry.number(int if hint is int else float)
    if get_origin(hint) is Literal:
        return entry.one_of(get_args(hint))
    if get_origin(hint) is tuple:
        return tuple((key, value.text()) for key, value in entry.entries(field.metadata["keys"]).items())
    text = entry.text()
    if not text:
        raise entry.error("nothing", "text")
    return text
