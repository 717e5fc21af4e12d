"""seeds/ → new and changed files of content/: reading, settling, annotating, writing, in this order."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet import config, readers
from broadsheet.content import clock, editing, ingesting, provenance, publicity, sources, writing
from broadsheet.content.ingesting import Known
from broadsheet.engine import at_work, files
from broadsheet.listing import misnamed_problem
from broadsheet.model.article import RawArticle, Seed
from broadsheet.model.problem import Problem
from broadsheet.model.site import Limits, Site
from broadsheet.readers.fields import fingerprint, suffix
from broadsheet.rendering import markup
from broadsheet.shelf import Shelf
from broadsheet.text.paragraphs import parted
from broadsheet.text.sentences import sentences
from broadsheet.values import Value, replace

if TYPE_CHECKING:
    from broadsheet.annotating import Annotate


class Seeds(Value):
    """What stands in seeds/."""

    raws: tuple[RawArticle, ...]
    present: frozenset[str]
    """The files that are there, read or not."""
    problems: tuple[Problem, ...]


def read_seeds(folder: Path, site: Site, only: frozenset[str] = frozenset(), known: Iterable[Known] = ()) -> Seeds:
    """Every article of every seed, or of those named in ``only``; files whose names begin with a dot are left alone.

    A web page that has become one of the ``known`` files, and is what it was, is not read again: its article has no body. What
    content/sources.yaml says of it counts as well, since another line there makes another article of it.
    """
    slow = {(file.seed.path, file.seed.fingerprint): file for file in known if suffix(file.seed.path) in readers.SLOW}
    settlements = _settlements(folder) if slow else ()
    raws: list[RawArticle] = []
    problems: list[Problem] = []
    present: set[str] = set()

    def misnamed(path: str, error: OSError) -> None:
        if error.errno != files.MISNAMED:
            raise error
        problems.append(misnamed_problem(f"seeds/{path}"))

    sizes = {f"seeds/{entry.path}": entry.size for entry in files.walk(folder / "seeds", misnamed)}
    for path in readers.articles(sizes):
        present.add(path)
        if only and path not in only:
            continue
        try:
            data = _bytes(folder / path, sizes[path], site.limits)
        except OSError as error:
            problems.append(Problem(path=path, found=error.strerror or str(error), expected="a file that can be read"))
            continue
        if slow and suffix(path) in readers.SLOW:
            unread = RawArticle(id=path, body="", seed=Seed(path=path, fingerprint=fingerprint(data)))
            told = sources.apply(settlements, unread)
            file = slow.get((path, told.seed.fingerprint)) if told and told.seed else None
            if file or told is None:
                raws.append(replace(unread, published=file.published if file else None))
                continue
        with at_work.on(path):
            found, faults = readers.read(path, data, site.limits)
        raws.extend(found)
        problems.extend(faults)
    return Seeds(raws=tuple(raws), present=frozenset(present), problems=tuple(problems))


def _bytes(path: Path, size: int, limits: Limits) -> bytes:
    """The file, or as much of it as shows that it is too large: what follows is not read into memory."""
    with path.open("rb") as stream:
        return stream.read() if path.suffix in (".jsonl", ".ndjson") else stream.read(min(size, limits.article_bytes) + 1)


def known(folder: Path, site: Site, shelf: Shelf | None = None) -> Iterator[Known]:
    """The content files that came from seeds, as they are now; ``shelf`` spares reading those that have not changed."""
    return (shelf or Shelf()).known(folder, site.limits)


def settled(
    folder: Path, seeds: Seeds, date: dt.date | None, files: Iterable[Known] = ()
) -> tuple[tuple[RawArticle, ...], tuple[Problem, ...]]:
    """The articles that have a date, by content/sources.yaml and ``date`` where need be, and the problems that remain.

    ``files`` are the content files that came from seeds: what was given a date once keeps it. Raises ConfigError where a line of
    content/sources.yaml cannot be understood.
    """
    settlements = _settlements(folder)
    raws, problems = ingesting.settle(seeds.raws, seeds.problems, settlements, date, files)
    named = {raw.seed.path for raw in seeds.raws if raw.seed} | seeds.present
    return raws, (*problems, *sources.unmatched(settlements, sorted(named)))


def _settlements(folder: Path) -> tuple[sources.Settlement, ...]:
    path = folder / sources.PATH
    settlements, faults = sources.parse(path.read_bytes()) if path.is_file() else ((), ())
    editing.whole(faults)
    return settlements


def ahead(plan: ingesting.Plan, site: Site) -> tuple[Problem, ...]:
    """A warning for each new or changed seed that is dated after today."""
    raws = (*plan.new, *(raw for raw, _ in (*plan.changed, *plan.conflicts)))
    dated = [(_seed(raw), raw.published) for raw in raws if raw.published]
    return tuple(clock.ahead(dated, clock.today(site), "warning")) if dated else ()


def write(
    folder: Path, site: Site, plan: ingesting.Plan, annotate: Annotate, tick: Callable[[int, int], None]
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Annotate and write what ``plan`` says; an edited file is never touched. The paths below content/ that were written."""
    content = folder / "content"
    replaced = {_seed(raw): path for raw, path in (*plan.changed, *plan.conflicts)}
    raws = (*plan.new, *(raw for raw, _ in (*plan.changed, *plan.conflicts)))
    composed: list[tuple[RawArticle, str, str]] = []
    written: list[str] = []
    unread: list[Problem] = []
    spoken: Counter[str] = Counter()
    for done, (raw, file) in enumerate(_composed(raws, site, annotate, spoken), 1):
        tick(done, len(raws))
        if isinstance(file, str):
            unread.append(Problem(path=_seed(raw), found=file, expected="a text that can be read to its end"))
        elif _seed(raw) not in replaced:
            composed.append((raw, *file))
        # Read again just before: an editor may have saved the file since it was planned.
        elif _may_replace(content, replaced[_seed(raw)]):
            files.write(content, replaced[_seed(raw)], file[1].encode())
            written.append(replaced[_seed(raw)])
    folders = sorted({path.rpartition("/")[0] for _, path, _ in composed})
    existing = [entry.path for folder in folders for entry in files.at(content, folder)]
    paths, clashes = ingesting.place([(raw, path) for raw, path, _ in composed], existing)
    for raw, _, text in composed:
        files.write(content, paths[_seed(raw)], text.encode())
    return (*written, *paths.values()), (*unread, *clashes, *_without_model(spoken, site))


def _without_model(spoken: Counter[str], site: Site) -> Iterator[Problem]:
    """A note for each language of which no names are read."""
    for language in sorted(language for language in spoken if site.read_as(language) is None):
        many = "an article" if spoken[language] == 1 else f"{spoken[language]} articles"
        found = f"no language model for {many} in {language}, so that neither names nor quotations were read there"
        expected = "one that is installed, or these articles without names"
        yield Problem(path="site.yaml", field="models", found=found, expected=expected, severity="note")


def _composed(
    raws: Sequence[RawArticle], site: Site, annotate: Annotate, spoken: Counter[str]
) -> Iterator[tuple[RawArticle, tuple[str, str] | str]]:
    """Each of ``raws`` with its path and text, or with what keeps it from being read; languages are counted in ``spoken``."""
    texts = [_text(raw, site) if raw.markdown else parted(raw.body) for raw in raws]
    items = ((replace(raw, body=text), _public(raw, text, site)) for raw, text in zip(raws, texts, strict=True))
    for raw, text, found in zip(raws, texts, annotate(items), strict=True):
        if isinstance(found, str):
            yield raw, found
            continue
        if found.language:
            spoken[found.language] += 1
        with at_work.on(_seed(raw)):
            file = writing.compose(raw, found, text=text)
        yield raw, file


def _public(raw: RawArticle, text: str, site: Site) -> int | None:
    mode = publicity.mode(raw.rights, raw.publisher, site)
    if mode in ("full", "private"):
        return None
    return publicity.public_end(mode, text, sentences(text), site.excerpt_words)


def _may_replace(content: Path, path: str) -> bool:
    return path.endswith(provenance.BESIDE) or provenance.may_replace((content / path).read_bytes())


def _seed(raw: RawArticle) -> str:
    return raw.seed.path if raw.seed else raw.id


def _text(raw: RawArticle, site: Site) -> str:
    """What a reader of the Markdown sees."""
    try:
        blocks = markup.blocks(raw.body, site.limits)
    except markup.MarkupError:
        blocks = markup.plain(raw.body)
    return "\n\n".join(block.text for block in blocks)


def chosen(folder: Path, only: Sequence[str]) -> frozenset[str]:
    """Seed files as named on a command line → their paths within the site; raises ConfigError for one that is elsewhere."""
    return frozenset(_within(folder, name) for name in only)


def _within(folder: Path, name: str) -> str:
    for path in (Path(name), folder / name):
        if path.is_file():
            try:
                return path.resolve().relative_to(folder.resolve()).as_posix()
            except ValueError:
                break
    raise config.ConfigError(f"no seed {name} in {folder / 'seeds'}; name a file of that folder")
