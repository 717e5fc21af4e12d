"""The word lists that the rules about quotations read, as look-up tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from broadsheet.annotators.names import known
from broadsheet.lists import rows, words
from broadsheet.model.article import Mention


@cache
def verbs() -> Mapping[str, tuple[str, str]]:
    """Form of a reporting verb → (the verb, ``speech``, ``naming`` or ``weak``)."""
    table: dict[str, tuple[str, str]] = {}
    for row in rows("reporting_verbs"):
        for form in row["forms"].split():
            # A form of two verbs ("found") goes with the one that says more.
            if form not in table or row["strength"] == "speech":
                table[form] = (row["verb"], row["strength"])
    return table


@cache
def nouns() -> Mapping[str, str]:
    """Noun of speech, singular or plural → ``document`` or ``act``."""
    table = {row["noun"]: row["kind"] for row in rows("speech_nouns")}
    return {plural(noun): kind for noun, kind in table.items()} | table


@cache
def works() -> frozenset[str]:
    """Nouns beside which words in quotation marks are a title, singular and plural."""
    singular = words("works")
    return singular | {plural(noun) for noun in singular}


@cache
def sexes() -> Mapping[str, str]:
    """Title, role or kin word in lower case, without full stop → ``m`` or ``f``."""
    table = known.kin_sexes() | {row["title"].lower().rstrip("."): row["sex"] for row in rows("titles") if row["sex"]}
    return table | {row["word"].lower(): row["sex"] for row in rows("role_words") if row["sex"]}


@cache
def roles() -> frozenset[str]:
    """Nouns that say what a person is, in lower case."""
    return frozenset(row["word"].lower() for row in rows("role_words")) | frozenset(sexes())


_SOMEBODY = re.compile(
    r"(?:er|or|ist|ian|man|woman|men|women|person|people|folk|child|children|kid|boy|girl|mum|mom|dad|parent|fan|guest|critic"
    r"|expert|official|student|staff|police|public|elder|lead|rep|chief|head|press|union|team|year-old|native|couple"
    r"|[eai]nt|ive|ee)s?$"
)
"""Endings of nouns for people, and such nouns themselves where no list of roles needs them."""


@cache
def bodies() -> frozenset[str]:
    """Nouns for organisations, in lower case: "company", "ministry"."""
    nouns = (row["word"].lower() for row in rows("kind_words") if row["kind"] == "organisation")
    return frozenset(nouns) | {word.lower() for word in words("generic_nouns")}


def is_somebody(noun: str) -> bool:
    """Tell whether ``noun``, in lower case, stands for people or a body of people, as far as its form tells."""
    forms = (noun, noun.removesuffix("s"), noun.removesuffix("es"), f"{noun.removesuffix('ies')}y")
    return any(form in roles() or form in bodies() for form in forms) or bool(_SOMEBODY.search(noun))


@cache
def first_names() -> Mapping[str, str]:
    """First name in lower case → ``m`` or ``f``; names that both sexes bear are not in it."""
    return {name.lower(): sex for name, sex in known.first_name_sexes().items()}


@cache
def outlets() -> frozenset[str]:
    """Names of outlets and agencies, and their other forms, in lower case, without a leading "the"."""
    forms = (form for row in rows("outlets") for form in (row["name"], *row["aliases"].split("|")))
    return frozenset(form.lower().removeprefix("the ") for form in forms if form)


def is_outlet(mention: Mention) -> bool:
    """The mention names an outlet or agency."""
    return mention.cited or mention.name.lower().removeprefix("the ") in outlets()


@cache
def weights() -> Mapping[str, float]:
    """Feature of a candidate → how much it speaks for it."""
    return {row["feature"]: float(row["weight"]) for row in rows("quotation_weights")}


def plural(noun: str) -> str:
    """The regular plural.

    >>> plural("speech"), plural("story"), plural("tweet")
    ('speeches', 'stories', 'tweets')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
