"""Keeps the interface's catalogues: ``python .ci/translations.py COMMAND``. Needs Babel, which the site itself does not.

``update [LANGUAGE…]``  reads the messages out of templates/ and broadsheet/, and merges them into templates/languages/*.po
``compile``             makes of each .po the .mo that a build reads
``locales``             writes broadsheet/lists/locales.tsv, how languages write dates and numbers, from CLDR
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
import messages  # noqa: E402 - beside this file

from broadsheet.pages.topic_labels import CONTEXT, translatable  # noqa: E402 - of this checkout

FOLDER = ROOT / "templates" / "languages"
TOPICS = "broadsheet/lists/media_topics.tsv"
TABLE = ROOT / "broadsheet" / "lists" / "locales.tsv"
HEADER = "# Translations of what Broadsheet's interface says.\n# Messages of templates hold HTML where the English does."
LOCALES = "cs da de en es fi fr it nb nl pl pt ru sv tr uk".split()
CLDR = {"en": "en_GB", "pt": "pt_PT"}
"""Which kind of a language is taken where it matters."""
HOUSE = {"EEEE, d MMMM y": "EEEE d MMMM y"}
"""English dates go without the comma, as the CLDR itself has it for a weekday, day and month."""


def said() -> Catalog:
    """Every message of templates and modules, with the files that say it."""
    found = Catalog(fuzzy=False)
    for file in messages.files(ROOT):
        for message in messages.messages(file):
            found.add(
                (message.text, message.plural) if message.plural else message.text,
                context=message.context,
                locations=[(file.relative_to(ROOT).as_posix(), 0)],
            )
    for topic in translatable():
        found.add(topic.label, context=CONTEXT, locations=[(TOPICS, 0)])
        if topic.note:
            found.add(topic.note, locations=[(TOPICS, 0)])
    return found


def updated(language: str, template: Catalog) -> Catalog:
    """The language's catalogue with the messages of today; what is said no more is dropped."""
    file = FOLDER / f"{language}.po"
    catalogue = read_po(file.open("rb"), locale=language) if file.exists() else Catalog(locale=language)
    catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The .po file: sorted by message, without dates and line numbers, so that it changes with its messages alone."""
    language = str(catalogue.locale)
    text = io.BytesIO()
    write_po(text, catalogue, width=120, sort_output=True, omit_header=True, include_lineno=False)
    header = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    return f'{HEADER}\n{header}"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'.encode() + text.getvalue()


class _Bare(Catalog):
    """A catalogue whose head holds nothing of days and versions."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:  # type: ignore[override]
        """What a reader of the compiled file needs."""
        return [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", self.plural_forms)]


def compiled(file: Path) -> bytes:
    """The .mo of a .po."""
    bare = _Bare(locale=file.stem, fuzzy=False)
    for message in read_po(file.open("rb"), locale=file.stem):
        if message.id:
            bare.add(message.id, message.string, context=message.context)
    out = io.BytesIO()
    write_mo(out, bare)
    return out.getvalue()


def locales() -> str:
    """The table of dates and numbers."""
    columns = (
        "language months months-alone days short-days date long-date day-and-month weekday,-day-and-month month-and-year "
        "days-of-a-month days-alone pair group decimal"
    )
    lines = [
        "# How languages write dates and numbers. Made by .ci/translations.py, not by hand.",
        "# Source: Unicode CLDR, through Babel. Licence: Unicode-3.0.",
        "\t".join(column.replace("-", " ") for column in columns.split()),
    ]
    return "\n".join([*lines, *("\t".join(_row(language)) for language in LOCALES)]) + "\n"


def _row(language: str) -> Iterator[str]:
    locale = Locale.parse(CLDR.get(language, language))
    months = locale.months["format"]["wide"]
    alone = locale.months["stand-alone"]["wide"]
    long = locale.date_formats["full"].pattern
    long = HOUSE.get(long, long) if language == "en" else long
    days = locale.days["stand-alone" if "cccc" in long else "format"]["wide"]
    date = locale.date_formats["long"].pattern
    daymonth = locale.datetime_skeletons["MMMMd"].pattern if "MMMMd" in locale.datetime_skeletons else "d MMMM"
    yield language
    yield ";".join(months[n] for n in range(1, 13))
    yield "" if dict(alone) == dict(months) else ";".join(alone[n] for n in range(1, 13))
    yield ";".join(days[n] for n in range(7))
    yield ";".join(locale.days["format"]["abbreviated"][n] for n in range(7))
    yield _pattern(date)
    yield _pattern(long)
    yield _pattern(daymonth)
    yield _pattern(long.replace(date, daymonth))
    yield _pattern(locale.datetime_skeletons["yMMMM"].pattern)
    yield _days(date)
    yield _days(daymonth)
    yield str(locale.list_patterns["standard"]["2"])
    yield re.sub("[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]", "space", locale.number_symbols["latn"]["group"])
    yield locale.number_symbols["latn"]["decimal"]


def _pattern(pattern: str) -> str:
    """CLDR's letters as the names of values."""
    names = {"EEEE": "{weekday}", "cccc": "{weekday}", "MMMM": "{month}", "LLLL": "{month}", "M": "{m}", "d": "{d}", "y": "{y}"}
    parts = re.findall(r"'[^']*'|[A-Za-z]+|[^A-Za-z']+", pattern)
    return "".join(names.get(part, part.strip("'")) for part in parts)


def _days(date: str) -> str:
    """Days of one month: the day of the date doubled, with the mark that follows it."""
    mark = "." if "d." in date else ""
    return _pattern(date.replace("d", "\0", 1)).replace("\0" + mark, f"{{first}}{mark}–{{last}}{mark}")


def main(command: str, *languages: str) -> None:
    """Do what the command says."""
    if command == "update":
        template = said()
        for language in languages or [file.stem for file in FOLDER.glob("*.po")]:
            FOLDER.joinpath(f"{language}.po").write_bytes(written(updated(language, template)))
    elif command == "compile":
        for file in FOLDER.glob("*.po"):
            file.with_suffix(".mo").write_bytes(compiled(file))
    elif command == "locales":
        TABLE.write_text(locales(), encoding="utf-8")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["help"]))
