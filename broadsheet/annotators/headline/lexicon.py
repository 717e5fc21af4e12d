"""Words that say what a part of a sentence is: a denial, a limit, a time, a place, a source."""

from __future__ import annotations

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
CONDITIONS = frozenset(
    "if unless until without except but only whether provided not n't n’t no never than nor lest rather instead".split()
)
"""A part that holds one of these changes what the rest says."""
DENIALS = frozenset("no not never".split())
"""In front of a clause of its own these deny nothing else."""
LIMITS = frozenset(
    "no not n't n’t never none neither few fewer less more most all every each any only hardly rarely if would"
    " could might may".split()
)
"""After one of these a narrower noun does not imply the wider one."""
OF_ITS_OWN = frozenset("fewer less more most all every each any".split())
"""Of these, what says how many of its own noun."""
STOPPING = frozenset(
    "stop stops stopped stopping limit limits limited limiting restrict restricts restricted curb curbs curbed"
    " cease ceases ceased halt halts halted halting quit quits avoid avoids avoided prevent prevents prevented"
    " block blocks blocked ban bans banned banning bar bars barred deny denies denied denying refuse refuses"
    " refused reject rejects rejected rejecting cancel cancels cancelled canceled abandon abandons abandoned scrap"
    " scraps scrapped fail fails failed failing prohibit prohibits prohibited forbid forbids oppose opposes"
    " opposed lack lacks lacked".split()
)
"""Verbs that say that something is not, or no more: of a part of it they say nothing about the whole."""
SINGLING = frozenset(
    "first last second third only most least best worst same such another other next kind sort one those".split()
)
HOLLOW = frozenset(
    "day year reason time moment point way something anything someone anyone somebody anybody somewhere one ones those set"
    " series bid effort attempt".split()
)
"""They say nothing without what narrows them."""
SOURCES = frozenset(
    "according per said say says told tells reported reports citing cited quoted found finds confirmed announced"
    " revealed shows showed estimated alleged claims claimed insisted insists argued argues added noted testified"
    " wrote writes".split()
)
"""A part that holds one of these says where the news comes from."""
CLOSING = frozenset("said says say reported report according".split())
"""Of these, what closes a sentence: "…, officials said"."""
TELLERS = frozenset("say says said show shows suggest suggests indicate indicates".split())
SURVEYING = frozenset("show shows showed suggest suggests suggested indicate indicates found finds find".split())
"""What a survey does."""
SPANS = frozenset("minutes hours days weeks months years minute hour day week month year".split())
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight morning afternoon evening"
    " night week weekend month year january february march april may june july august september october november"
    " december midday noon".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
WEIGHTY = frozenset(
    "necessarily reportedly allegedly apparently possibly probably likely nearly almost hardly barely rarely only mostly"
    " partly partially largely generally usually potentially virtually effectively supposedly seemingly unlikely"
    " approximately roughly conditionally initially temporarily falsely formerly previously wrongly early daily"
    " weekly monthly yearly family narrowly unanimously slightly sharply significantly presumably purportedly"
    " ostensibly arguably theoretically provisionally tentatively relatively increasingly badly poorly frequently"
    " regularly occasionally constantly repeatedly consistently currently well friendly deadly elderly costly"
    " lonely particularly especially exactly simply merely mainly primarily solely directly equally fully"
    " completely entirely totally wholly finally eventually tally rally ally supply reply bully assembly monopoly"
    " anomaly illegally unlawfully legally secretly accidentally deliberately intentionally fatally sexually"
    " racially automatically permanently indefinitely".split()
)
"""Adverbs that change what is claimed."""
KINDS = frozenset(
    "city town village state province region island county district suburb resort municipality borough commune"
    " prefecture neighbourhood neighborhood hamlet enclave territory port".split()
)
"""Of a place whose name follows: "the city of"."""
HAPPENING = frozenset(
    "fell fallen falls died dies begun began starts started"
    " crashed collapsed exploded erupted sank drowned disappeared vanished slipped surged soared plunged tumbled jumped"
    " jumps dropped drops rose risen rises declined resigned retired performed appeared arrived landed escaped fled".split()
)
"""Verbs that need nothing behind them."""
CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "xcomp", "parataxis", "csubj"})
"""What a word is called on which a clause hangs."""
AMONG = frozenset("in for among".split())
PEOPLE = frozenset(
    "people patients women men children adults infants babies girls boys teenagers teens mice rats rodents cells"
    " adolescents seniors smokers veterans households drivers voters".split()
)
"""Of whom something was found: it may hold of no others."""
VENUES = frozenset(
    "election elections referendum"
    " round innings overtime semi-final final finals"
    " festival ceremony conference summit meeting championships awards hospital prison court tournament fair expo".split()
)
"""Where something happens, whatever its name."""
SCENES = frozenset(
    "bus train plane flight ferry boat car taxi street road bridge tunnel motorway highway square park beach stadium arena"
    " airport station port harbour church mosque temple school university college hotel restaurant bar nightclub pub shop store"
    " supermarket mall market museum gallery theatre theater cinema library factory warehouse farm clinic jail house home flat"
    " apartment village town".split()
)
"""Where something can happen; it may be the news."""
WORKS = frozenset(
    "film movie book novel album song single play show series game memoir musical opera documentary sitcom thriller drama comedy"
    " sequel animation classic magazine newspaper".split()
)
SEEMING = frozenset("paper theory principle glance sight surface best worst view opinion eyes".split())
"""In, on or at one of these something is so, and not otherwise: "on paper", "in his view"."""
PLANS = frozenset("plan plans proposal proposals scheme bill legislation".split())
"""What is done "under" one of these is not done yet."""
EVERYWHERE = frozenset("around across throughout".split())
WORLD = frozenset("world globe country nation continent".split())
REGIONS = frozenset("country nation region area community".split())
PLACES = ("in", "at", "on", "near", "over", "since", "during")
OPEN, CLOSE = frozenset(",—–"), frozenset(',—–.!;:”"')
