"""genre_cues.tsv → cues: wording that marks a genre, and the form that a text must have besides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import cast

from broadsheet.annotators.genre.forms import FORMS
from broadsheet.annotators.genre.narration import Narration
from broadsheet.lists import rows
from broadsheet.model.article import Genre
from broadsheet.values import Value

_THINGS = (
    "ways things reasons tips tricks hacks times facts takeaways lessons trends ideas gifts products items deals picks"
    " quotes moments movies films shows series books songs albums games recipes cookies dishes restaurants bars cafes"
    " hotels beaches destinations activities exercises foods signs mistakes benefits outfits looks dresses shoes jackets"
    " gadgets apps sites websites tools cars accessories players prospects stocks couples celebrities events habits"
    " questions myths steps rules"
).replace(" ", "|")
_NUMBER = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)"


class Cue(Value, kw_only=False):
    """Words that mark a genre where the text has the form that they need."""

    genre: Genre
    words: re.Pattern[str]
    needs: str | None

    def fits(self, words: str, text: Narration) -> re.Match[str] | None:
        """Return what marks the genre in ``words``, where the form agrees."""
        match = self.words.search(words)
        return match if match and (not self.needs or FORMS[self.needs](text)) else None


@cache
def cues(place: str) -> tuple[Cue, ...]:
    """Return the cues of ``headline``, ``opening``, ``closing`` or ``body`` in the order in which they are asked."""
    return tuple(
        Cue(cast("Genre", row["genre"]), _pattern(row["words"]), row["needs"] or None)
        for row in rows("genre_cues")
        if row["place"] == place
    )


@cache
def folders() -> Mapping[str, Genre]:
    """Return the genre of each folder of an address that says one."""
    addresses = [row for row in rows("genre_cues") if row["place"] == "address"]
    return {folder: cast("Genre", row["genre"]) for row in addresses for folder in row["words"].split()}


def _pattern(words: str) -> re.Pattern[str]:
    filled = words.replace("{number}", _NUMBER).replace("{things}", f"(?:{_THINGS})")
    return re.compile(filled, re.IGNORECASE)
