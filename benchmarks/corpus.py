"""Made-up news of a given size: the same size gives the same articles every time.

Words are drawn from the project's own table of word frequencies: 40 articles a day, about 450 words each, with names, topics,
quotations and some Markdown.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from bisect import bisect
from itertools import accumulate
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(1, str(ROOT))  # behind this folder, which has a build.py too

from broadsheet.lists.frequencies import frequencies  # noqa: E402 - from this checkout

A_DAY = 40
LAST = dt.date(2024, 12, 31)
TOPICS = "politics,sport,health,education,environment,labour,society,weather,economy business and finance,conflict war and peace"
SYLLABLES = "ba be bo da de fa ga ha ke ko la le lo ma mi na ne no pa ra re ri ro sa se ta te to va vi wa za".split()
SITE = "title: Benchmark\nbase_url: https://example.org/\nrights: {default: full}\n"


class News:
    """Made-up articles by number; ``size`` decides how many days and names there are."""

    def __init__(self, size: int) -> None:
        shares = frequencies()
        self._size = size
        self._words = [word for word in shares if word.isalpha()]
        self._sums = list(accumulate(shares[word] for word in self._words))
        draw = random.Random(size)  # noqa: S311 - no secret hangs on it
        self._names = [self._name(draw) for _ in range(size // 4 + 200)]

    def write(self, site: Path, number: int) -> None:
        """Put article ``number`` among the site's content; those beyond the size are of the last day."""
        path = site / "content" / self.path(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.text(number), "utf-8")

    def path(self, number: int) -> str:
        """Where article ``number`` stands below content/."""
        return f"articles/{self.day(number):%Y/%m/%d}/report-{number}.md"

    def day(self, number: int) -> dt.date:
        """When it was published."""
        days = max(1, self._size // A_DAY)
        return LAST - dt.timedelta(days=days - 1 - min(number // A_DAY, days - 1))

    def text(self, number: int) -> str:
        """Its front matter and body."""
        draw = random.Random(f"{self._size} {number}")  # noqa: S311 - nor on this
        return self._article(draw, self.day(number))

    def _article(self, draw: random.Random, day: dt.date) -> str:
        names = [self._names[int(len(self._names) * draw.random() ** 2)] for _ in range(draw.randint(4, 10))]
        names = list(dict.fromkeys(names))
        quote, speaker = self._sentence(draw, 9), names[0]
        sentences = [f"{self._sentence(draw, 12)} {name} {self._words_of(draw, 6)}." for name in names]
        sentences += [self._sentence(draw, draw.randint(8, 26)) + "." for _ in range(draw.randint(14, 22))]
        draw.shuffle(sentences)
        sentences.insert(2, f"“{quote},” said {speaker}.")
        if draw.random() < 0.3:
            sentences[0] = f"**{sentences[0]}**"
        paragraphs = ["\n".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
        title = self._sentence(draw, 7)
        topics = ", ".join(f'"{topic}"' for topic in draw.sample(TOPICS.split(","), draw.randint(1, 3)))
        head = f'title: "{title}"\ndate: {day}\ntopics: [{topics}]\nlanguage: en\n'
        people = ", ".join(f'"{name}"' for name in names)
        claims = f'people: [{people}]\nquotes: [{{text: "{quote},", speaker: "{speaker}"}}]\n'
        return f"---\n{head}{claims}---\n\n{chr(10).join(f'{paragraph}{chr(10)}' for paragraph in paragraphs)}"

    def _words_of(self, draw: random.Random, count: int) -> str:
        return " ".join(self._words[bisect(self._sums, draw.random() * self._sums[-1])] for _ in range(count))

    def _sentence(self, draw: random.Random, count: int) -> str:
        return self._words_of(draw, count).capitalize()

    def _name(self, draw: random.Random) -> str:
        return " ".join("".join(draw.choices(SYLLABLES, k=draw.randint(2, 3))).capitalize() for _ in range(2))
