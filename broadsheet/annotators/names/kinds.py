"""A name and the words around it → which kind it is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from broadsheet.annotators.names import known
from broadsheet.annotators.names.reading import Span
from broadsheet.model.article import Kind
from broadsheet.text.keys import key

Weights = dict[Kind, float]
ORDER: tuple[Kind, ...] = ("person", "organisation", "place")


_WEIGHT = {"model": 2.0, "pattern": 3.0, "table": 8.0}
"""How much a span counts by how it was found; else 1."""


def settle(text: str, spans: Iterable[Span]) -> dict[str, Kind]:
    """Key of each name → its kind in this article, by all of its occurrences together."""
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    phrases: dict[str, str] = {}
    for span in spans:
        phrase = text[span.start : span.end]
        folded = key(phrase)
        phrases.setdefault(folded, phrase)
        votes[folded][span.kind] += _WEIGHT.get(span.how, 1)
        for kind, weight in around(text, span).items():
            votes[folded][kind] += weight
    for folded, count in votes.items():
        many = 1 + 0.5 * sum(max(v, 0) for v in count.values())
        located = " " not in folded and count["place"] > count["organisation"]
        for kind, weight in of_itself(phrases[folded]).items():
            count[kind] += weight * min(many / 2, 3) / (3 if kind == "person" and weight > 0 and located else 1)
    return {folded: max(ORDER, key=lambda kind: count[kind]) for folded, count in votes.items()}


_PLACE_BEFORE = re.compile(
    r"\b(?:(?:city|town|village|district|province|county|region|state|capital|suburb|area|island|port|department|municipality|neighbou?rhood|community|hamlet|commune|town(?:ship)?)(?: of| called| named|,)?"
    r"|north|south|east|west|northern|southern|eastern|western|central|downtown|outside|near|around|across|throughout) (?:the )?$"
)
_IN = re.compile(r"\b(?:in|into|inside) $")
_AT = re.compile(r"\b(?:at|from|to|towards) $")
_PLACE_AFTER = re.compile(
    r" (?:region|province|district|city|village|town|county|area|airport|state|river|coast|island|islands|prefecture|border|peninsula|municipality|neighbou?rhood|suburb|valley|lake|mountains?|beach|basin|desert|strait|harbou?r|port|prison|jail|hospital|hamlet|junction|temple|mosque|stadium|plant|street|highway)s?\b|, (?:in )?(?:northern|southern|eastern|western|central) "
)
_THE = re.compile(r"\b[Tt]he $")
_ROLE = re.compile(r"(?<![\w-])([\w-]+\.?),? $")
_SAID = re.compile(r",? (?:said|says|told|added|adds|asked|replied|recalled|explained|admitted|insisted|wrote|joked|tweeted|smiled|died|married)\b")
_HUMAN = re.compile(
    r",? (?:also |then |later |once |never |first |himself |herself )?(?:met|moved|starred|worked|believe[sd]|recalls|explains|argue[sd]|joined|grew|was born|studied|played|scored|resigned|retired|returned|felt|knew|thought"
    r"|decided|appeared|performed|sang|directed|assumes|spent|attended|graduated|lived|went|came|took|gave|told|tells|sat|stood|walked|smiled|laughed|nodded|hopes|thinks|wants|loves|has been married)\b"
)
_PRONOUN = re.compile(r"^[^.!?;:\"“”]*?\b(?:he|she|his|her|him|himself|herself)\b")
_AGE = re.compile(r", (?:aged )?\d\d\b,?| \(\d\d\)")
_BODY_AFTER = re.compile(
    r"(?:['’]s)? (?:spokes\w+|shares?|stock|chief executive|CEO|employees|workers|supporters|fans|headquarters|executives?|subsidiary|plc|officials?|board|chairm[ae]n|coach|captain|striker|manager|midfielder|defender|goalkeeper|lawmaker|MPs?|candidate|members?|fighters|militants|insurgents|editor|customers|app|platform|website|brand|militia|rebels?|movement|party|group|team|club|newspaper|magazine|daily|bank|company|forward|winger|side|squad|airline)\b"
)
_BODY_BEFORE = re.compile(
    r"\b(?:company|firm|group|party|club|bank|agency|newspaper|daily|giant|maker|carrier|airline|union|charity|organi[sz]ation|start-?up|retailer|broadcaster|website|portal|magazine|operator|lender|insurer|champions|side|outfit|team|rivals|heavyweights|militia|movement|coalition|think tank|lab|brand|chain|label|NGO|supermarket|platform)(?: called| named|,)? $"
)
_FIRST_PERSON = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Miss|Madam|Sheikh|Imam)\.? $")


_FOLK = re.compile(r" (?:language|languages|culture|people|peoples|tribe|tribes|tribal|community|communities|dialect|elders|tribesmen|villagers|alphabet|speakers?|ethnic|clan)\b")


def is_folk(text: str, span: Span) -> bool:
    """Whether the words behind it make of a name that of a people or a tongue: "the Jingulu language"."""
    phrase = text[span.start : span.end]
    return bool(_FOLK.match(text, span.end)) and " " not in phrase and span.kind != "organisation" and known.look_up(phrase) is None


def around(text: str, span: Span) -> Weights:
    """What the words beside one occurrence say."""
    before, after = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 40]
    phrase = text[span.start : span.end]
    found: Weights = {"person": 0.0, "organisation": 0.0, "place": 0.0}
    if _THE.search(before):
        found["person"] -= 3
        found["organisation"] += 0.5
    if _PLACE_BEFORE.search(before):
        found["place"] += 2
    elif _IN.search(before):
        found["place"] += 2 if not after.startswith(("'s", "’s")) else 0.5
        found["person"] -= 0.5
    elif _AT.search(before):
        found["place"] += 0.3
    if _PLACE_AFTER.match(after):
        found["place"] += 3
    if _BODY_BEFORE.search(before):
        found["organisation"] += 3
    elif _FIRST_PERSON.search(before):
        found["person"] += 5
    else:
        role = _ROLE.search(before)
        if role and not role.group().endswith(", ") and (role[1].lower() in known.role_words()) and role[1][0].islower():
            found["person"] += 2.5
    if not phrase.isupper():
        if _HUMAN.match(after):
            found["person"] += 0.8
        if _PRONOUN.search(text[span.end : span.end + 90].partition("\n")[0]):
            found["person"] += 1
    if _AGE.match(after):
        found["person"] += 4
    if _SAID.match(after) and not phrase.isupper():
        found["person"] += 1
        found["organisation"] += 0.5
    if _BODY_AFTER.match(after):
        found["organisation"] += 1.5
    if _SOURCE.search(before) or _REPORTED.match(after):
        found["organisation"] += 0.7
    told = _TOLD.match(after)
    if told:
        kind = _NOUNS.get(told[1].rstrip("s")) or _NOUNS.get(told[1])
        if kind:
            found[kind] += 3
    if _BRACKETED.search(before) and after.startswith(")"):
        found["person"] -= 1.5
    return found


_SOURCE = re.compile(r"\baccording to (?:the )?$")
_REPORTED = re.compile(r" (?:reported|announced|launched|published|owns|operates|acquired|produces|employs|offers|plans to)\b")
_BRACKETED = re.compile(r"[a-zß-ÿ] \((?:[\w ]+ (?:and|,|/) )?$")
_TOLD = re.compile(r"(?:,| is| was) (?:an?|the|one of the) (?:[\w’'-]+ ){0,4}?(company|firm|group|party|club|bank|agency|newspaper|website|platform|charity|organi[sz]ation|startup|start-up|app|retailer|airline|union|movement|university|NGO|magazine|city|town|village|district|province|region|state|island|river|suburb|neighbou?rhood|capital|county|port|country|lake|mountain|mosque|temple|stadium|park)\b")
_NOUNS: dict[str, Kind] = {
    **dict.fromkeys("company firm group party club bank agency newspaper website platform charity organisation organization startup start-up app retailer airline union movement university NGO magazine".split(), "organisation"),
    **dict.fromkeys("city town village district province region state island river suburb neighbourhood neighborhood capital county port country lake mountain mosque temple stadium park".split(), "place"),
}


@lru_cache(maxsize=20_000)
def of_itself(phrase: str) -> Weights:
    """What a name's own words and the lists say."""
    found: Weights = {"person": 0.0, "organisation": 0.0, "place": 0.0}
    hint = shape(phrase)
    if hint:
        found[hint] += 3
    entry = known.look_up(phrase)
    if entry and entry.list != "abbreviation":
        found[entry.kind] += 100 if entry.list == "country" else 4 if entry.sure else 1
    words = phrase.split()
    if len(words) == 1:
        if phrase.isupper() and phrase.isalpha() and 2 <= len(phrase) <= 7:
            found["organisation"] += 1.5
            found["person"] -= 2
        elif re.search(r"[a-z][A-Z]", phrase) and not re.match(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|O)['’]?[A-Z]", phrase):
            found["organisation"] += 1
            found["person"] -= 1
        elif phrase in known.first_names() or phrase in known.surnames():
            found["person"] += 1 if entry else 3
        elif phrase in known.family_first() and not entry:
            found["person"] += 1
        elif _PLACE_ENDING.search(phrase):
            found["place"] += 1
    elif hint is None and 2 <= len(words) <= 4 and words[0] in known.first_names() and not (entry and entry.sure):
        found["person"] += 3 if words[-1] in known.surnames() else 2
    elif hint is None and 2 <= len(words) <= 4 and words[-1] in known.surnames() and not entry:
        found["person"] += 1
    elif hint is None and 2 <= len(words) <= 3 and words[0] in known.family_first() and re.fullmatch(r"[A-Z][a-z]+-[a-z]+", words[-1]):
        found["person"] += 3
    return found


_ORGANISATION = re.compile(
    r"""\b(?:Inc|Corp|Corporation|Ltd|Limited|LLC|PLC|plc|Co|Company|Group|Holdings|Bank|Association|Federation|Union|Party|Committee
    |Commission|Council|Ministry|Department|Agency|Authority|Institute|Institution|University|College|School|Academy|Foundation
    |Society|Club|FC|United|Rovers|Wanderers|League|Court|Tribunal|Police|Army|Navy|Forces|Congress|Parliament|Assembly|Senate|Board
    |Bureau|Office|Organi[sz]ation|Network|Coalition|Alliance|Movement|Front|Brigade|Times|Post|News|Journal|Herald|Tribune|Gazette
    |Airlines|Airways|Motors|Industries|Technologies|Partners|Capital|Securities|Insurance|Trust|Fund|Church|Orchestra|Services
    |Systems|Team|Government|Secretariat|Chamber|Corps|Cooperative|Consortium|Entertainment|Records|Studios?|Pictures|Energy
    |Telecom|Pharmaceuticals|Software|Media|Press|Radio|TV|Television|Magazine|Daily|Command|Guard|Guards|Squad|Forum|Parishad|Samiti|Samithi|Sangh|Sena|Dal|Morcha|Parivar|Mahasabha|Sabha|Ulama|Majlis|Faculty|Laborator(?:y|ies))\.?$
    |^(?:Ministry|Department|University|Bank|Institute|Association|Federation|Office|Bureau|Council|Court|House|Church|Union|Committee
    |Society|League|Party|Organi[sz]ation|Front|Movement|School|College|Faculty)\ (?:of|for|on)\b
    |^(?:Universidad|Universität|Université|Banco|Banque|Partido|Parti|Partai|Instituto|Ministerio|Asociación|Grupo|Deportivo|Real|Atl[eé]tico|Sporting|Dynamo|Dinamo|FC|AC|SC|AFC|CSKA|Spartak|Borussia|Bayern)\ [A-Z]""",
    re.X,
)
_PLACE = re.compile(
    r"""\b(?:River|Street|Avenue|Road|Boulevard|Lane|Square|Airport|Province|County|District|Island|Islands|Lake|Sea|Ocean|Bay|Gulf
    |Strait|Straits|Mountain|Mountains|Valley|Desert|Peninsula|Park|Bridge|Beach|Forest|Stadium|Station|Highway|Canal|Coast|Region
    |Village|Town|City|Plaza|Tower|Towers|Palace|Castle|Cathedral|Harbou?r|Hills?|Heights|Plain|Plateau|Basin|Falls|Creek|Reef
    |Territory|Oblast|Prefecture|Hospital|Museum|Temple|Mosque|Theatre|Theater|Hotel|Prison|Jail|Cemetery|Arena|Centre|Center|Building|Mall|Market|Zoo|Library|Gardens?|Monument|Memorial|Empire|Kingdom|Port|Railway|Terminal|Hamlet|Bhavan|Nagar|Estate|Reserve|Sanctuary|Junction|Cafe|Café|Restaurant|Chapel|Abbey|Barracks|Camp)$
    |^(?:Mount|Mt\.?|Lake|Cape|Gulf\ of|Bay\ of|Strait\ of|Isle\ of|Fort|Sea\ of|Port|Kingdom\ of|Republic\ of|Province\ of|Estadio|Parque|Plaza|Calle|Avenida|Barrio|Playa|Puerto|Cerro|Isla|Lago|Pulau|Kampung|Rue|Place\ de)\ [A-Z]""",
    re.X,
)


_PLACE_ENDING = re.compile(r"(?:abad|puram?|pura|nagar|stan|grad|ville|burgh?|shire|polis|hausen|chester|garh|desh)$")


@lru_cache(maxsize=20_000)
def shape(phrase: str) -> Kind | None:
    """The kind that a name's own words tell: "Bank of …", "… River"."""
    if " " not in phrase:
        return None
    if _ORGANISATION.search(phrase):
        return "organisation"
    if _PLACE.search(phrase):
        return "place"
    return None
