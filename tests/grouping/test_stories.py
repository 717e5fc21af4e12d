"""Which articles are about one event."""

import datetime as dt
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.grouping import stories
from broadsheet.grouping.traces.stems import stem
from broadsheet.model.story import Report

HARBOUR = [
    "Divers found a crack in the lock gate of Velmar on Monday, and Mayor Ada Kestrin closed the harbour to ferries for weeks.",
    "The harbour of Velmar stays closed to ferries because divers found a crack in its lock gate, Mayor Ada Kestrin said.",
    "Mayor Ada Kestrin wants a new lock gate for Velmar, where a crack that divers found has closed the harbour to ferries.",
]
TRIAL = [
    "A court in Orlen sentenced the banker Ole Vask to six years in prison for fraud at the Lindmar savings bank.",
    "Ole Vask, once head of the Lindmar savings bank, must go to prison for six years for fraud, the court in Orlen ruled.",
    "The fraud at the Lindmar savings bank costs Ole Vask six years in prison; his lawyers in Orlen will appeal.",
]
OTHER = ["Snow fell on the vineyards of Sorrel in May, and growers lost half of their grapes.", "Rain."]


def report(number, text, day=17):
    return Report(id=f"a{number}", text=text, headline=text[:40], published=dt.date(2023, 7, day))


REPORTS = [report(number, text, 17 + number % 3) for number, text in enumerate([*HARBOUR, *TRIAL, *OTHER])]


def groups(reports):
    together = {}
    for article, story in stories.cluster(reports).items():
        together.setdefault(story, set()).add(article)
    return sorted(map(sorted, together.values()))


def test_articles_on_one_event_are_one_story_and_others_are_not():
    assert groups(REPORTS) == [["a0", "a1", "a2"], ["a3", "a4", "a5"], ["a6"], ["a7"]]


def test_a_story_is_called_after_its_first_article():
    assert {stories.cluster(REPORTS)[f"a{number}"] for number in range(3)} == {"a0"}


@settings(deadline=None, max_examples=20)
@given(st.randoms(use_true_random=False), st.sets(st.integers(0, len(REPORTS) - 1)))
def test_stories_are_a_function_of_the_set(chance, numbers):
    some = [REPORTS[number] for number in sorted(numbers)]
    shuffled = list(some)
    chance.shuffle(shuffled)
    assert stories.cluster(some) == stories.cluster(shuffled)


def test_a_look_alike_of_two_months_ago_is_another_story():
    earlier = [Report(id=f"b{n}", text=r.text, published=dt.date(2023, 5, 1)) for n, r in enumerate(REPORTS[:3])]
    assert ["a0", "a1", "a2"] in groups([*REPORTS, *earlier])


def test_notices_of_one_form_are_not_one_story():
    forms = [
        f"{name} Corp reports profit for the quarter of {n} cents a share after {n + 2} a year ago."
        for n, name in enumerate(["Alder", "Birch", "Cedar", "Douglas", "Elder"], 3)
    ]
    assert len(groups(report(n, text) for n, text in enumerate(forms))) == len(forms)


def test_next_weeks_notice_of_one_office_is_another_story():
    held = (
        "The Grain Office of Norland said that the stores of Lindmar and Dravik held {} tonnes of grain, against {} tonnes"
        " a week before. Wheat came to {} tonnes. The office does not count what farms keep for seed or lies on ships in port."
    )
    weeks = ["412,300 405,100 288,400", "398,700 412,300 279,900", "401,200 398,700 281,300"]
    notices = [report(number, held.format(*week.split()), 3 + 7 * number) for number, week in enumerate(weeks)]
    assert len(groups(notices)) == 3


def test_a_story_tells_its_days_and_why_its_articles_are_together():
    told = stories.story("lock-gate", REPORTS[:3])
    assert (told.id, told.slug) == ("a0", "lock-gate")
    assert (told.first, told.last) == (dt.date(2023, 7, 17), dt.date(2023, 7, 19))
    assert {"Velmar", "Kestrin", "ferries"} <= set(told.shared)


def test_no_articles_make_no_stories_and_undated_ones_find_one_another():
    undated = [Report(id=str(n), text=text) for n, text in enumerate(HARBOUR)]
    random.Random(3).shuffle(undated)
    assert stories.cluster([]) == {}
    assert len(set(stories.cluster(undated).values())) == 1


def test_forms_of_a_word_have_one_stem():
    assert {stem(word) for word in ("close", "closed", "closes")} == {"clos"}
