"""Words that say how close what follows is to them: verbs and nouns that are empty without it, and what opens an afterthought."""

from __future__ import annotations

WAITING = frozenset(
    "easy easier hard harder difficult possible impossible clear likely unlikely able unable ready set due willing"
    " keen eager".split()
)
"""Adjectives that say nothing yet: "make it easy | to forget"."""
ASKING = frozenset("how what who whom why whether".split())
TRAILING = frozenset("yet again ever so far too overall altogether".split())
TIED = frozenset("to into of by from".split())
"""Behind a verb of motion these say how far, or where to."""
CLAUSES = frozenset(
    "as after when while amid before since following where with saying citing including compared in because although though"
    " so".split()
)
GIVING = frozenset("give gave gives given giving sell sold selling send sent deliver offer offered supply donate donated".split())
DOINGS = frozenset(
    "for by after before in while with over at from across through under against throughout among out into"
    " outside around above below amongst".split()
)
ABOUT = frozenset("as for on over about against with in at from during after amid near into among across".split())
MOVING = frozenset(
    "pressured persuaded convinced instructed"
    " drove drives driven forced forces allowed allows urged urges ordered orders asked enabled enables helped led"
    " appeal appeals appealed assigned pledged promised vowed prompted required"
    " requires encouraged caused causes invited permitted pushed expected expects".split()
)
"""Verbs that move somebody to do something."""
EMPTY = frozenset(
    "group report review inquiry enquiry investigation probe plan bid move deal decision step project programme program scheme"
    " campaign warning call effort agreement proposal law bill rule policy case attempt period language recount appeal lawsuit"
    " complaint study survey poll event meeting talks statement system process role measure measures change changes executives"
    " order charges claims suggestions concerns problems questions comments remarks way results action approach position".split()
)
"""With nothing before or behind them, these nouns ask: of whom, into what?"""
NAMING = frozenset(
    "declare declares declared hail hails hailed describe describes described name names named cite cites cited regard regards"
    " regarded see sees saw seen portray portrays portrayed label labels labelled labeled brand brands branded dismiss dismisses"
    " dismissed denounce denounces denounced recognise recognised recognize recognized rank ranks ranked rate rates rated"
    " condemn condemns condemned view views viewed treat treats treated use uses used".split()
)
"""Verbs that say what somebody takes something for."""
HAVING = frozenset("has have had get gets got keep keeps kept leave leaves left see sees saw".split())
"""With one of these somebody is doing what follows."""
CONCEDING = frozenset("despite amid amidst".split())
"""What stands behind these is true besides, whether or not the rest is denied."""
PLACING = frozenset("put puts putting place places placed".split())
"""Verbs that are nothing without where, or under what."""
PAYING = frozenset("pay pays paid paying cost costs costing fine fines fined".split())
"""Verbs that are nothing without the sum that follows."""
USING = frozenset("use uses used using".split())
"""Behind what is used, "to" says what for."""
PROMISING = frozenset(
    "campaign plan plans bid effort efforts attempt attempts decision deal move right ability chance chances way"
    " ways failure refusal threat offer agreement opportunity opportunities opening need pressure power powers"
    " promise pledge call calls proposal proposals measure measures order request motion drive fight battle law"
    " bill".split()
)
"""Nouns that are empty without what is to be done."""
SEEKING = frozenset(
    "plan plans bid effort efforts attempt attempts ability chance chances failure refusal threat promise pledge".split()
)
"""Of these, what is no news at all without it."""
PARTS = frozenset(
    "portion proportion percentage fraction chunk slice bulk array pack mix number lot lots range series group"
    " set kind type sort part half third quarter majority host string handful pair couple dozens hundreds"
    " thousands millions billions variety amount share piece bit member members copy copies state city degree"
    " sense lack loss use end list sum total rate level version round case threat risk risks sale way control"
    " charge support package".split()
)
"""Nouns that are nothing without what they are of."""
