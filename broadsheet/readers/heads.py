"""The head of a text → its date, headline, byline and source lines, and the body that is left.

Real folders hold texts that open with ``date 2023-07-19`` before the first words, with a line that is only a date, with
``Date: …`` lines, with a headline, a byline, a dateline; in any order that makes sense. A headline is taken only where it
looks like one; everything that is not surely head stays in the body, and so does the dateline.
"""

from __future__ import annotations

import re

from broadsheet.lists.outlets import outlet
from broadsheet.readers import datelines, preambles
from broadsheet.readers.fields import NAMES, Found
from broadsheet.text.dates import find_dates, whole
from broadsheet.text.paragraphs import ends
from broadsheet.text.sentences import sentences
from broadsheet.text.title_case import is_title_case

MOST_HEADLINE = 140
"""Characters; longer first lines are text."""
MOST_FIELD = 600
"""Characters of a line such as ``URL: …``; longer ones are text."""
_DATE_WORD = re.compile(r"[ \t]*date[ \t:]+(?=\d|[A-Z])", re.IGNORECASE)
_FIELD = re.compile(r"[ \t]*(?P<key>[A-Za-z][A-Za-z_ -]{1,20}):[ \t]*(?P<value>\S.*)?")
_KEYS = frozenset(key for key, name in NAMES.items() if name not in {"id", "text"}) | {"published on"}
_PUBLISHED = re.compile(r"(?:published|posted|updated|issued)(?: on)?[: ]\s*", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:By|BY) (?P<who>[A-Z][\w.’'-]*(?:,? (?:[A-Z][\w.’'-]*|and|de|da|di|du|van|von|der|den|la|le|el|al|bin|ibn|of)){0,11})"
    r"(?:, [^.!?]{2,60})?"
    r"|(?i:By (?P<desk>(?:(?:an?|our|the) )?(?:[\w-]+ ){0,3}"
    r"(?:(?:report|writ|edit)(?:er|or)s?|correspondents?|staff|desk|bureau|team)))"
)
_JOB = re.compile(
    r"(?:[A-Z][\w.’'-]* (?:of |for )?){0,4}(?:Writer|Reporter|Correspondent|Editor|Columnist|Staff|Contributor)s?", re.I
)
_NOTE = re.compile(
    r"\((?:Correct(?:s|ed|ing)|Updat(?:es|ed|ing)|Adds|Recasts|Refiles|Repeats|Rewrites|Clarifies|Changes|Removes|Drops|Fixes|Amends)\b.*\)\.?"
)
"""What an agency tells editors above a headline: "(Corrects number in first paragraph)"."""
_ADDRESS = re.compile(r"<?https?://[^\s<>]+>?")
_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_STOP_IN_MARKS = re.compile(r"[.][\"'”’»)\]]+$")
_UNDERLINE = re.compile(r"[=-]{3,}\s*")
_LETTERS = re.compile(r"[^\W\d_]+")
LONG = 4
"""Letters of a word that has a capital in Title Case, if it is no small word."""
_SMALL = frozenset("with from that than into over".split())
"""Of four letters, and yet small in Title Case."""


def read(text: str, found: Found, *, markdown: bool = False, keep: bool = False) -> str:
    """Put what the head of ``text`` says into ``found`` and return the body; ``keep`` looks for dates only and returns ``text``.

    Lines are counted from 1 at the beginning of ``text``.
    """
    head = _Head(text, found, markdown=markdown, keep=keep)
    while head.step():
        pass
    body = head.rest()
    match = datelines.DATELINE.match(body[:200])
    if match:
        datelines.take(match, found)
        if match["agency"] and not keep:
            # A source line or a field has been taken already; this one only stands in.
            found.take("publisher", outlet(match["agency"]) or match["agency"])
    if not found.dates and not any(problem.field == "date" for problem in found.problems):
        body = _preamble(body, found, head.at + 1)
    return text if keep else "\n\n".join([*head.notes, body])


def _preamble(body: str, found: Found, line: int) -> str:
    """Take a date from what stands above the text, and the line that holds nothing else out of it."""
    standing = preambles.find(body)
    if standing is None:
        return body
    written, number, alone = standing
    if written.date is None:
        found.problem("date", f"a date in the head, {written.why}", "a date such as 2023-07-19", line=line + number)
        return body
    found.dates["head"] = written.date
    lines = body.split("\n")
    if alone:
        del lines[number : number + 1 + (number + 1 < len(lines) and not lines[number + 1].strip())]
    elif preambles.opening(body) is not None and number == 0:
        lines[0] = lines[0][written.end :].lstrip(" \t,;:.—–-]")
    return "\n".join(lines).strip("\n")


class _Head:
    """The lines of a text, and how far they have been read."""

    def __init__(self, text: str, found: Found, *, markdown: bool, keep: bool) -> None:
        self.lines = text.split("\n")
        self.at = 0
        self._ends = ends(self.lines)
        self.notes: list[str] = []
        """Lines for editors, which stand before the text."""
        self._found = found
        self._markdown = markdown
        self._keep = keep
        self._first = True

    def rest(self) -> str:
        """What has not been taken, without blank lines around it."""
        return "\n".join(self.lines[self.at :]).strip("\n").rstrip()

    def step(self) -> bool:
        """Take one line, or a date from its beginning; False where the body begins."""
        while self.at < len(self.lines) and not self.lines[self.at].strip():
            self.at += 1
        if self.at >= len(self.lines):
            return False
        line = self.lines[self.at]
        takers = (
            self._date_word,
            self._date_line,
            self._release,
            self._note,
            self._address,
            self._field,
            self._byline,
            self._headline,
        )
        return any(taker(line) for taker in takers)

    def _passed(self) -> bool:
        self._first = False
        return self._taken()

    def _taken(self) -> bool:
        self.at += 1
        return True

    def _date_word(self, line: str) -> bool:
        """``date 2023-07-19 The text goes on``: the date goes, the text stays."""
        match = _DATE_WORD.match(line)
        if not match or "first line" in self._found.dates:
            return False
        written = next((date for date in find_dates(line) if date.start == match.end()), None)
        if written is None:
            return False
        self._found.take_date("first line", line[written.start : written.end], line=self.at + 1)
        self.lines[self.at] = line[written.end :].lstrip(" \t,;:.—–-")
        return True

    def _date_line(self, line: str) -> bool:
        words = line.strip().strip("()")
        prefix = _PUBLISHED.match(words)
        written = words[prefix.end() if prefix else 0 :]
        if len(written) > 60 or whole(written) is None:
            return False
        if not (prefix and prefix[0].lower().startswith("updated")):
            self._found.take_date("first line" if self._first else "head", written, line=self.at + 1)
        return self._taken()

    def _release(self, line: str) -> bool:
        """``FOR IMMEDIATE RELEASE``, and the date behind it."""
        written = preambles.behind_release(line)
        if written:
            self._found.take_date("first line" if self._first else "head", written, line=self.at + 1)
        return written is not None and self._taken()

    def _note(self, line: str) -> bool:
        """``(Corrects number in first paragraph)`` stays, before the text, and is no headline."""
        if not _NOTE.fullmatch(line.strip()):
            return False
        self.notes.append(line.strip())
        return self._taken()

    def _address(self, line: str) -> bool:
        """A line that is only an address is where the text came from."""
        if len(line) > MOST_FIELD or not _ADDRESS.fullmatch(line.strip()):
            return False
        if not self._keep:
            self._found.take("url", line.strip().strip("<>"))
        return self._taken()

    def _field(self, line: str) -> bool:
        match = _FIELD.fullmatch(line) if len(line) <= MOST_FIELD else None
        if match is None or match["key"].strip().lower() not in _KEYS:
            return False
        key = match["key"].strip().lower()
        name = NAMES.get(key, "date")
        # "Source: …" in the middle of a text is a sentence; at its head, one line of it is a field.
        if match["value"] and (not self._keep or name == "date"):
            self._found.take(name, match["value"], line=self.at + 1)
        return self._taken()

    def _byline(self, line: str) -> bool:
        match = _BYLINE.fullmatch(line.strip()) if len(line) <= MOST_HEADLINE else None
        if match is None:
            return False
        if not self._keep:
            self._found.take("byline", match["who"] or match["desk"])
        self._taken()
        if self.at < len(self.lines) and _JOB.fullmatch(self.lines[self.at].strip()):
            self._taken()
        return True

    def _headline(self, line: str) -> bool:
        words = line.strip()
        if self._markdown and re.match(r"# +\S", words):
            words = words.lstrip("# ").rstrip("# ")
        elif not self._looks_like_headline(words):
            return False
        if "headline" in self._found.values:
            # The same words again are no part of the body; other words are.
            return words == self._found.values["headline"] and self._taken()
        if self._keep:
            # The headline is passed once, to see whether a date follows.
            return self._first and self._passed()
        self._first = False
        self._found.take("headline", words)
        self._taken()
        if self.at < len(self.lines) and _UNDERLINE.fullmatch(self.lines[self.at]):
            self._taken()
        return True

    def _looks_like_headline(self, words: str) -> bool:
        dateline = datelines.DATELINE.match(words)
        # "SHANGHAI: Police close shops" is a headline, as is whatever else has no full stop.
        if len(words) > MOST_HEADLINE or words[-1] in ".;,:—–-" or (dateline and not dateline[0].rstrip().endswith(":")):
            return False
        # "Takeaways" and "Jane Roe" head a section; "Storm passes" heads an article, as does anything above a dateline.
        if words.count(" ") < 2 and not re.fullmatch(r"\S+ [^\W\dA-Z].*", words) and not self._above_dateline():
            return False
        # "… Good Morning America.”" ends a sentence, "Roe Calls Doe ‘A Good Angel.’" need not. Of several sentences the last
        # has an end in a text, and mostly none in a headline: "Fond of pears? Eat them while you can".
        if (_STOP_IN_MARKS.search(words) or (_END.search(words) and len(sentences(words)) > 1)) and not _in_title_case(words):
            return False
        if self._markdown and re.match(r"[>*+\-|`<\[!]|\d+\. ", words):
            return False
        return self._parted() and len(" ".join(self.lines[self.at + 1 :]).strip()) > len(words)

    def _above_dateline(self) -> bool:
        following = next((line for line in self.lines[self.at + 1 : self.at + 4] if line.strip()), "")
        return datelines.DATELINE.match(following[:200]) is not None

    def _parted(self) -> bool:
        """A blank line follows, a line that is head as well, or another paragraph where each is a line."""
        following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
        words = following[:MOST_FIELD].strip()
        if not words or (not self._markdown and self.at in self._ends):
            return True
        return bool(
            _UNDERLINE.fullmatch(words)
            or whole(words)
            or _BYLINE.fullmatch(words)
            or _PUBLISHED.match(words)
            or datelines.DATELINE.match(words)
        )


def _in_title_case(words: str) -> bool:
    return is_title_case(_LETTERS.findall(words), small=_SMALL, shortest=LONG)
