"""Whatever happens to seeds and content in whatever order, ingest never changes a file that a person has edited."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from broadsheet import intake
from broadsheet.content import ingesting, provenance
from broadsheet.model.article import Annotations
from broadsheet.model.site import Site

SITE = Site(title="Test")
DAY = dt.date(2023, 7, 19)
NAMES = ("alpha", "beta", "gamma")
TEXTS = ("The ships came in.", "The gulls flew out.", "# The bridge\n\nis *open*.", "A crate of “wet sand” fell.")
EDITS = (
    lambda data: data + b"\nA line of an editor's.\n",
    lambda data: data.replace(b"title:", b"title:  "),
    lambda data: data.replace(b"\n---\n", b"\n# a remark\n---\n", 1),
    lambda data: b"---\ntitle: Rewritten\ndate: 2023-07-19\n---\n\nWhole new text.\n",
)


def annotate(raw, public):
    """As the real annotator does for a language without a model: no names, no quotations."""
    headline = raw.headline or raw.body.split(".")[0]
    return Annotations(headline=headline, headline_inferred=raw.headline is None, date=raw.published, summary="", language="en")


class Newsroom(RuleBasedStateMachine):
    """A folder of seeds, an editor, and ingest."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        (self.folder / "seeds").mkdir()
        self.edited: dict[Path, bytes] = {}

    @rule(name=st.sampled_from(NAMES), text=st.sampled_from(TEXTS))
    def seed_arrives_or_changes(self, name, text):
        (self.folder / "seeds" / f"{name}.txt").write_text(f" date 2023-07-19 {name}: {text}\n", "utf-8")

    @rule(name=st.sampled_from(NAMES))
    def seed_vanishes(self, name):
        (self.folder / "seeds" / f"{name}.txt").unlink(missing_ok=True)

    @rule(which=st.integers(0, 9), edit=st.sampled_from(EDITS))
    def editor_writes(self, which, edit):
        files = self.articles()
        if files:
            path = files[which % len(files)]
            path.write_bytes(edit(path.read_bytes()))
            self.edited[path] = path.read_bytes()

    @rule(which=st.integers(0, 9))
    def editor_deletes(self, which):
        files = self.articles()
        if files:
            files[which % len(files)].unlink()
            self.edited.pop(files[which % len(files)], None)

    @rule()
    def ingest(self):
        seeds = intake.read_seeds(self.folder, SITE)
        raws, _ = intake.settled(self.folder, seeds, None)
        plan = ingesting.plan(intake.known(self.folder, SITE), raws, seeds.present)
        intake.write(self.folder, SITE, plan, lambda items: (annotate(*item) for item in items), lambda done, total: None)
        texts = [path.read_text("utf-8") for path in self.articles(waiting=True)]
        for raw in raws:
            assert any(raw.seed.fingerprint in text for text in texts)

    @invariant()
    def edited_files_are_as_the_editor_left_them(self):
        for path, data in self.edited.items():
            assert path.read_bytes() == data
            assert not provenance.may_replace(data)

    def articles(self, *, waiting=False):
        content = self.folder / "content"
        return sorted([*content.rglob("*.md"), *(content.rglob("*.md.new") if waiting else ())])


TestNewsroom = Newsroom.TestCase
TestNewsroom.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
