"""Words of what is to come, by what they govern."""

from __future__ import annotations

WILL = frozenset("will 'll ’ll shall wo".split())
MODAL = frozenset("may might must should".split())
POSSIBLE = frozenset("can could".split())
"""Modals that a past has too."""
NOW = frozenset("is are am 's ’s 're ’re 'm ’m".split())
"""Helping verbs of the present."""
SET = frozenset(
    "scheduled set due expected slated planned projected poised ready billed booked listed timetabled targeted likely going"
    " bound supposed prepared anticipated penciled pencilled tipped".split()
)
"""Adjectives and participles that announce an event: "is due to open on Monday"."""
PLANS = frozenset(
    "plans plan intends intend expects expect hopes hope aims aim prepares prepare planning intending expecting hoping"
    " aiming preparing gearing readies has have needs need wants want".split()
)
"""Verbs in the present that announce an event: "plans to open on Monday"."""
DECIDED = frozenset(
    "agreed decided vowed promised pledged voted ordered invited chosen asked told summoned required announced approved".split()
)
"""Verbs in the past that settle an event to come; with a date it is to come, with a weekday it may be past."""
PLAN_NOUNS = frozenset("plan plans deadline chance invitation order summons".split())
STARTS = frozenset(
    "begins begin starts start opens open closes close ends end airs air premieres premiere returns return faces face plays"
    " play hosts host meets meet kicks launches launch arrives arrive expires expire resumes resume debuts debut takes takes"
    " goes comes visits visit travels travel releases drops streams runs concludes convenes votes heads hits features lands"
    " gets".split()
)
"""Verbs whose present has a day: "opens on Monday"."""
APPOINTMENTS = frozenset(
    "hearing hearings vote votes deadline final finals semifinal semifinals semi-final quarterfinal release trial election"
    " elections referendum summit meeting match matches game games fight bout launch premiere debut sentencing arraignment"
    " inauguration funeral concert ceremony runoff primary caucus caucuses kickoff talks execution ballot debate wedding"
    " coronation festival parade opener appearance session auction verdict show event conference race rally strike visit"
    " draft draw opening decision encounter address".split()
)
"""Nouns for what is held on a day."""
NOT_ON = frozenset("from since until till through after during between within following".split())
"""Prepositions before a day that is not the day of the event, or may not be."""
IF = frozenset("if unless whether".split())
FROM_THEN = frozenset("starting beginning effective".split())
"""Participles that are no more than a preposition before a day."""
