"""Random histories of edits: what is built step by step is, byte for byte, what a clean build makes of the last state."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet import pipeline
from broadsheet.building import Session
from broadsheet.glimpses import Looked
from tests.folders import contents, output

THEME = Path(__file__).parents[2] / "templates"
HISTORIES = int(os.environ.get("BROADSHEET_HISTORIES", "8"))
"""Raise it for a longer search; each history costs a second or two."""

PEOPLE = ("Mara Ilves", "Jonas Ilves", "Li Wen")
PLACES = ("Tallinn", "Norwick")
TOPICS = ("environment", "politics", "sport")
DAYS = ("2023-07-18", "2023-07-19", "2023-08-02")
DECISIONS = (
    "- rename: {entity: people/mara-ilves, to: Mara K. Ilves, sort: 'Ilves, Mara K.'}\n",
    "- hide: people/li-wen\n",
    "- merge: [people/jonas-ilves, people/mara-ilves]\n",
)
SETTINGS = (
    "title: Test\n",
    "title: Test & Co\n",
    "title: Test\nrights: {default: full}\n",
    "title: Test\nbase_url: https://example.org/\n",
)


def theme(name, more):
    """A template of the theme with a line of its own where its page's words begin, or else at its end."""
    text, block = (THEME / name).read_text("utf-8"), "{% block main %}"
    return text.replace(block, f"{block}\n{more}", 1) if block in text else f"{text}{more}\n"


FAILING = "{{ view.no_such_name }}\n"
FILES = {
    "templates/partials/colophon.html": (
        "<footer>Own {{ view.shell.title|default('x') }}</footer>\n",
        "<footer>Other</footer>\n",
        FAILING,
    ),
    "templates/article.html": (theme("article.html", "<p>Own.</p>"), theme("article.html", FAILING)),
    "templates/topic.html": (theme("topic.html", "<p>Own.</p>"),),
    "templates/partials/stories.html": (theme("partials/stories.html", "{# A remark. #}"),),
    "templates/assets/broadsheet.css": (theme("assets/broadsheet.css", "/* A remark. */"),),
    "content/entities/people/li-wen.md": ("Not the *poet*.\n", "---\nwikidata: Q1\n---\n\nNot the poet.\n"),
    "content/pages/imprint.md": ("---\ntitle: Imprint\n---\n\nBy us.\n", "---\ntitle: Imprint\nnav: true\n---\n\nBy us.\n"),
}
"""Files that a site may lack, and what may stand in them."""
PAGES = ("index.html", "2023/07/18/a0/index.html", "2023/07/19/index.html", "people/li-wen/index.html", "topics/index.html")
"""Some that a reader may have open."""

PREVIEW = str(pipeline.PREVIEW / "output")

number = st.integers(0, 5)
articles = st.fixed_dictionaries(
    {
        "day": st.sampled_from(DAYS),
        "title": st.sampled_from(["Harbour reopens", "Storm passes", "Vote & count"]),
        "person": st.sampled_from(PEOPLE),
        "place": st.sampled_from(PLACES),
        "topic": st.sampled_from(TOPICS),
        "body": st.sampled_from(["said “safe for now” in", "left", "told *nobody* in"]),
    },
    optional={"draft": st.just(True)},
)
steps = st.one_of(
    st.tuples(st.just("article"), number, articles),
    st.tuples(st.just("article"), number, articles),
    st.tuples(st.sampled_from(["day", "title", "person", "topic", "body"]), number, articles),
    st.tuples(st.just("delete"), number),
    st.tuples(st.just("rename"), number, number),
    st.tuples(st.just("decisions"), st.sets(st.sampled_from(DECISIONS))),
    st.tuples(st.just("settings"), st.sampled_from(SETTINGS)),
    st.sampled_from([("file", path, text) for path, texts in FILES.items() for text in (None, *texts)]),
    st.tuples(st.just("lose state")),
    st.tuples(st.just("revert")),
)
builds = st.tuples(st.sampled_from(["all", "changed", "preview"]), st.sets(st.sampled_from(PAGES)))
"""Whether a build looks at all files or is told which have changed, or makes the preview, in one process and with pages open."""


class Folder:
    """A site's folder, and its state before the last step."""

    def __init__(self, root):
        self.root = root
        self.state = {"settings": SETTINGS[0], "decisions": frozenset()}
        self.before = self.state
        self.changed = set()
        self.session = Session()

    def take(self, step):
        kind, *rest = step
        state = dict(self.state)
        if kind == "revert":
            state = self.before
        elif kind == "lose state":
            shutil.rmtree(self.root / ".cache", ignore_errors=True)
        elif kind == "article":
            state[rest[0]] = rest[1]
        elif kind == "delete":
            state.pop(rest[0], None)
        elif kind == "rename" and rest[0] in state:
            state[rest[1]] = state.pop(rest[0])
        elif kind in ("settings", "decisions"):
            state[kind] = rest[0]
        elif kind == "file":
            state[rest[0]] = rest[1]
        elif rest and rest[0] in state:
            state[rest[0]] = {**state[rest[0]], kind: rest[1][kind]}
        self.before, self.state = self.state, state
        self.changed |= lay(self.root, state)

    def build(self, how, looked=()):
        """In one of the three ways."""
        if how == "preview":
            self.session.looked = Looked(paths=frozenset(looked), seen=lambda: None)
            return pipeline.build(self.root, preview=True, session=self.session)
        named = {path.removeprefix("content/") for path in self.changed if path.startswith("content/")}
        self.changed.clear()
        return pipeline.build(self.root, changed=named if how == "changed" else None)


def lay(root, state):
    """Make the site's files those of ``state``; a file that stays the same is left alone. The paths of those that do not."""
    wanted = {"site.yaml": state["settings"]}
    if state["decisions"]:
        wanted["content/decisions.yaml"] = "".join(sorted(state["decisions"]))
    wanted |= {path: state[path] for path in FILES if state.get(path) is not None}
    for number, article in state.items():
        if isinstance(number, int):
            wanted[f"content/articles/{article['day'].replace('-', '/')}/a{number}.md"] = text(**article)
    changed = set()
    for top in ("content", "templates"):
        for path in (root / top).rglob("*"):
            if path.is_file() and str(path.relative_to(root)) not in wanted:
                path.unlink()
                changed.add(str(path.relative_to(root)))
    for path, content in wanted.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        if not (root / path).is_file() or (root / path).read_text("utf-8") != content:
            (root / path).write_text(content, "utf-8")
            changed.add(path)
    return changed


def text(day, title, person, place, topic, body, draft=False):
    quotes = f"quotes: [{{text: safe for now, speaker: {person}}}]\n" if "“" in body else ""
    front = f"title: {title}\ndate: {day}\ntopics: [{topic}]\npeople: [{person}]\nplaces: [{place}]\n{quotes}"
    front += "draft: true\n" if draft else ""
    return f"---\n{front}---\n\n{person} {body} {place} on Monday. It rained.\n\nNothing more was known of it.\n"


@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(articles, min_size=1, max_size=4), st.lists(st.tuples(steps, builds), max_size=5))
def test_step_by_step_and_all_at_once_give_the_same_bytes(tmp_path_factory, first, history):
    folder = tmp_path_factory.mktemp("history")
    site = Folder(folder / "site")
    for number, article in enumerate(first):
        site.take(("article", number, article))
    for step, how in history:
        site.take(step)
        site.build(*how)
    lay(folder / "clean", site.state)
    fails = any(FAILING in str(site.state.get(path)) for path in FILES)  # then a preview keeps pages as they were
    if any(how == "preview" for _, (how, _) in history) and not fails:
        site.build("preview")
        pipeline.build(folder / "clean", preview=True)
        assert contents(site.root / PREVIEW) == contents(folder / "clean" / PREVIEW)
    site.build("all")
    pipeline.build(folder / "clean")
    assert output(site.root) == output(folder / "clean")
    again = pipeline.build(site.root)
    assert (again.rendered, again.written, again.removed) == (0, 0, 0)
    shutil.rmtree(folder)


@pytest.fixture
def site(tmp_path):
    folder = Folder(tmp_path / "site")
    for number in range(6):
        article = {"day": DAYS[number % 3], "title": f"Harbour {number}", "person": PEOPLE[number % 3], "place": PLACES[0]}
        folder.take(("article", number, {**article, "topic": TOPICS[number % 2], "body": "said “safe for now” in"}))
    pipeline.build(folder.root)
    return folder


def test_a_second_build_writes_nothing(site):
    before = {path: path.stat().st_mtime_ns for path in (site.root / "output").rglob("*")}
    pipeline.build(site.root)
    assert {path: path.stat().st_mtime_ns for path in (site.root / "output").rglob("*")} == before


def test_an_edit_that_is_taken_back_leaves_no_trace(site):
    before = output(site.root)
    site.take(("title", 2, {"title": "Other words"}))
    pipeline.build(site.root)
    assert output(site.root) != before
    site.take(("revert",))
    pipeline.build(site.root)
    assert output(site.root) == before


@pytest.mark.parametrize(
    "step",
    [
        ("body", 2, {"body": "left"}),
        ("title", 2, {"title": "Other words"}),
        ("topic", 2, {"topic": "sport"}),
        ("person", 2, {"person": "Jonas Ilves"}),
        ("delete", 2),
        (
            "article",
            9,
            {"day": DAYS[2], "title": "New", "person": "Li Wen", "place": "Norwick", "topic": "sport", "body": "left"},
        ),
        ("decisions", frozenset(DECISIONS[:1])),
    ],
    ids=lambda step: step[0],
)
def test_hardly_a_page_is_made_whose_bytes_stay_the_same(site, step):
    site.take(step)
    report = pipeline.build(site.root)
    assert 0 < report.rendered <= 1.05 * report.written


def test_a_page_edited_by_hand_is_made_again_also_where_nothing_is_new(site):
    before = output(site.root)
    page = site.root / "output" / "2023" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"2023", b"2032"))
    pipeline.build(site.root)
    assert output(site.root) == before


def test_a_page_removed_by_hand_comes_back(site):
    before = output(site.root)
    (site.root / "output" / "index.html").unlink()
    shutil.rmtree(site.root / "output" / "people")
    pipeline.build(site.root)
    assert output(site.root) == before


def test_a_state_that_is_lost_while_a_process_goes_on_is_made_again(site):
    site.build("preview")
    article = {"day": DAYS[2], "title": "New", "person": "Nora Quist", "place": "Norwick", "topic": "sport", "body": "left"}
    site.take(("article", 9, article))
    site.build("preview")
    before = contents(site.root / PREVIEW)
    site.take(("lose state",))
    site.build("preview")
    assert contents(site.root / PREVIEW) == before
