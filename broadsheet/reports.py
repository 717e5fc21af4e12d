"""What a command did, as values: in words for people, as fields for programs."""

from __future__ import annotations

import json

from broadsheet.model.problem import Problem
from broadsheet.values import Value, names

Seconds = tuple[tuple[str, float], ...]


class Report(Value):
    """What all reports have."""

    problems: tuple[Problem, ...] = ()
    seconds: Seconds = ()
    """(stage, seconds) in order."""

    def for_people(self) -> str:
        """A line or two."""
        raise NotImplementedError

    def counts(self) -> tuple[tuple[str, int], ...]:
        """(what, how many) for a profile."""
        return ()

    def for_programs(self) -> dict[str, object]:
        """Plain values for JSON."""
        plain = {name: getattr(self, name) for name in names(type(self)) if name not in ("problems", "seconds")}
        problems = [{name: getattr(problem, name) for name in names(Problem)} for problem in self.problems]
        return {**plain, "problems": problems, "seconds": dict(self.seconds)}


class IngestReport(Report, kw_only=True):
    """seeds/ → content/."""

    new: int
    changed: int
    unchanged: int
    beside: int
    """New versions laid beside edited files."""
    waiting: int
    """Seeds without a date."""

    def for_people(self) -> str:  # noqa: D102 - as the class above says
        parts = [f"{self.new} new", f"{self.changed} changed", f"{self.unchanged} unchanged"]
        parts += [f"{self.beside} laid beside edited files"] if self.beside else []
        parts += [f"{self.waiting} waiting for a date"] if self.waiting else []
        return f"ingest: {', '.join(parts)}"


class InitReport(Report, kw_only=True):
    """A new site."""

    folder: str
    title: str
    copied: int
    """Files of the folder of texts that are seeds now."""
    skipped: int
    """Files of it that there is no reader for."""

    def for_people(self) -> str:  # noqa: D102 - as the class above says
        texts = f", {_some(self.copied, 'file')} copied into seeds" if self.copied else ""
        return f"init: {self.folder}, “{self.title}”{texts}{f', {self.skipped} left out' if self.skipped else ''}"


class BuildReport(Report, kw_only=True):
    """content/ → output/."""

    articles: int
    pages: int
    """Files of output/, those that programs read among them."""
    rendered: int
    written: int
    unchanged: int
    removed: int
    missing: int = 0
    """Files that output/ lacks until a template is mended."""

    def counts(self) -> tuple[tuple[str, int], ...]:  # noqa: D102 - as the class above says
        return tuple((name, getattr(self, name)) for name in ("pages", "rendered", "written", "unchanged", "removed"))

    def kept(self) -> str:
        """As text, for the next build, which may have nothing to do."""
        problems = [[getattr(problem, name) for name in names(Problem)] for problem in self.problems]
        return json.dumps([self.articles, self.pages, self.missing, problems])

    def for_people(self) -> str:  # noqa: D102 - as the class above says
        files = f"{_some(self.pages, 'file')}: {self.rendered} rendered, {self.written} written, {self.removed} removed"
        files += f", {self.missing} missing" if self.missing else ""
        return f"build: {_some(self.articles, 'article')}, {files}"


def recalled(kept: str) -> BuildReport:
    """The report of a build that has nothing to do after one whose report was ``kept``."""
    articles, pages, missing, said = json.loads(kept)
    problems = tuple(Problem(**dict(zip(names(Problem), values, strict=True))) for values in said)
    return BuildReport(
        articles=articles, pages=pages, rendered=0, written=0, unchanged=0, removed=0, missing=missing, problems=problems
    )


class CheckReport(Report, kw_only=True):
    """What stands in output/."""

    pages: int
    links: int
    quotations: int
    feeds: int

    def for_people(self) -> str:  # noqa: D102 - as the class above says
        counts = (self.pages, "page"), (self.links, "link"), (self.quotations, "quotation"), (self.feeds, "feed")
        looked = ", ".join(_some(count, what) for count, what in counts)
        return f"check: {looked}; {len(self.problems) or 'no'} problem{'' if len(self.problems) == 1 else 's'}"


class PublishReport(Report, kw_only=True):
    """output/ → a target."""

    target: str
    done: bool
    """Whether the target holds what output/ holds; in a dry run, whether it could be asked what it holds."""
    dry_run: bool = False
    rolled_back: bool = False
    """It holds again what it held before."""
    new: int = 0
    changed: int = 0
    unfinished: int = 0
    """Sent again, since an interrupted publish may have sent them or not."""
    gone: int = 0
    unchanged: int = 0
    bytes: int = 0
    """Of the files sent, as they stand in output/."""
    corrections: int = 0
    """Recorded in content/corrections.yaml by this publish; in a dry run, those that would be."""
    where: str = ""
    """Broader topics now."""
    files: tuple[tuple[str, str, int], ...] = ()
    """(reason, path, bytes) of each file sent or removed, in order."""

    def for_people(self) -> str:  # noqa: D102 - as the class above says
        if not self.done:
            return f"publish {self.target}: not done"
        if self.rolled_back:
            return f"publish {self.target}: it holds {self.where} again"
        counts = [(self.new, "new"), (self.changed, "changed"), (self.unfinished, "unfinished"), (self.gone, "gone")]
        parts = [f"{count:,} {what}" for count, what in counts if count]
        told = f"publish {self.target}: {', '.join(parts) or 'nothing to send'}; {self.unchanged:,} unchanged"
        if self.corrections:
            told += f"; {_some(self.corrections, 'correction')} {'to record' if self.dry_run else 'recorded'}"
        if self.dry_run:
            lines = [f"{reason:<10}  {size:>10,}  {path}" for reason, path, size in self.files]
            return "\n".join((*lines, f"{told}; {self.bytes:,} bytes to send; nothing was sent"))
        return f"{told}; {self.bytes:,} bytes sent{f'; {self.where}' if self.where else ''}"


def _some(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
