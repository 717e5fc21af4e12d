"""How a name was resolved, as grouping says it → the same in the interface's language; an editor's reason stays as written."""

from __future__ import annotations

from broadsheet.wording import N_, say

SENTENCES = (
    N_("Named in one article."),
    N_("Every article writes the name alike, and nothing speaks for two who share it."),
    N_("The articles write this name in ways that differ in small words and signs alone."),
    N_("An article explains the abbreviation."),
    N_("Forms with and without middle names and initials are one person’s."),
    N_("An initial is short for the first name."),
    N_("A short form is used for the first name."),
    N_("One name in different spellings."),
    N_("The family name comes first or last."),
    N_("People of this name in other walks of life, with nobody in common, are kept apart."),
    N_("A surname alone is read as this person where the office, or who is named beside it, is the same."),
    N_("Decided by an editor."),
)
"""All that rules say; several may stand in a row."""


def resolution(how: str) -> str:
    """``how`` with every sentence of a rule said in the interface's language."""
    for sentence in SENTENCES:
        if sentence in how:
            how = how.replace(sentence, say(sentence))
    return how
