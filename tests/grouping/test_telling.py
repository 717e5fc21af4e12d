"""Stories that are told anew only where something touched them: whatever came before, the same as a clean start."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.grouping import storylines, together
from broadsheet.grouping.reports import report
from broadsheet.grouping.shelf import Drawer
from broadsheet.grouping.telling import addresses
from broadsheet.grouping.traces.moves import traced
from broadsheet.model.decision import Decision
from broadsheet.values import replace

FERRY = [
    "The ferry Tuulikki sank off Vestland harbour with ninety sheep aboard, and its captain Aino Rand was rescued by divers.",
    "Divers raised the ferry Tuulikki off Vestland harbour, where ninety sheep had sunk. The captain Aino Rand was rescued.",
    "The ferry Tuulikki, which sank off Vestland harbour with ninety sheep, had a captain, Aino Rand, whom divers rescued.",
]
FAIR = [
    "The potato fair of Ostland crowned Olev Sepp for a tuber of nine pounds, grown in bathwater, the judges said.",
    "Judges of the potato fair in Ostland took the crown of Olev Sepp: the tuber of nine pounds was hollow, grown in bathwater.",
]
NAMES = [("person", "Aino Rand"), ("place", "Vestland"), ("person", "Olev Sepp"), ("place", "Ostland")]
SLUGS = ["ferry", "fair", "ferry-2023-03-01"]
TARGETS = [f"stories/{slug}" for slug in (*SLUGS, "ferry-2023-03-02", "fair-2023-06-20", "nowhere")]
IDS = [f"articles/{number}" for number in range(10)]


@pytest.fixture(scope="module")
def made(article):
    """A maker of articles with any id, text, day and slug."""

    def make(id, text, on, slug, headline):
        return replace(article(text, on=on, headline=headline, names=NAMES), id=id, slug=slug)

    return make


CHOICES = st.tuples(
    st.sampled_from(IDS),
    st.sampled_from([*FERRY, *FAIR, "Rain."]),
    st.sampled_from(["2023-03-01", "2023-03-02", "2023-06-20"]),
    st.sampled_from(SLUGS),
    st.sampled_from(["Ferry sinks", "Fair ends"]),
)
DECISIONS = st.lists(
    st.one_of(
        st.builds(Decision, verb=st.just("story-merge"), line=st.just(1), targets=st.tuples(*[st.sampled_from(TARGETS)] * 2)),
        st.builds(
            Decision,
            verb=st.just("story-split"),
            line=st.just(2),
            targets=st.tuples(st.sampled_from(TARGETS)),
            article=st.sampled_from(IDS),
        ),
    ),
    max_size=2,
)
UPDATES = st.lists(st.tuples(st.lists(CHOICES, max_size=6), st.lists(st.sampled_from(IDS), max_size=3), DECISIONS), max_size=5)


def tell(shelf, added, removed, decisions, there):
    changed = together.update(shelf, traced(map(report, added)), removed)
    return storylines.update(
        shelf, changed, decisions, lambda ids: {id: there[id] for id in ids}, lambda: [a.slug for a in there.values()]
    )


@settings(deadline=None, max_examples=100)
@given(updates=UPDATES)
def test_any_history_tells_the_stories_that_a_clean_start_tells(made, updates):
    shelf, there, stories, of, decisions = Drawer(), {}, {}, {}, []
    told = tell(shelf, [], [], [], there)
    for choices, removed, decisions in updates:
        added = [made(*choice) for choice in choices]
        there = {id: a for id, a in there.items() if id not in removed} | {a.id: a for a in added}
        told = tell(shelf, added, removed, decisions, there)
        stories = {slug: story for slug, story in (stories | told.stories).items() if story}
        of |= told.of
    afresh = Drawer()
    clean = tell(afresh, there.values(), [], decisions, there)
    assert (stories, told.redirects, told.problems) == (clean.stories, clean.redirects, clean.problems)
    assert {id: slug for id, slug in of.items() if slug} == {id: slug for id, slug in clean.of.items() if slug}
    assert {slug: set(story.articles) for slug, story in stories.items()} == {
        slug: {id for id, own in of.items() if own == slug} for slug in stories
    }


def test_stories_of_one_slug_have_addresses_of_their_own():
    members = [
        ("2023-01-01", "a", "brief"),
        ("2023-03-01", "b", "brief"),
        ("2023-03-01", "c", "brief"),
        ("2022-01-01", "d", "brief-2023-03-01"),
    ]
    assert addresses.addresses(members) == {
        "d": "brief-2023-03-01",
        "a": "brief",
        "b": "brief-2023-03-01-2",
        "c": "brief-2023-03-01-3",
    }
