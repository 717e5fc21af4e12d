"""An article → the same with every form of an outlet cited where one of them is: "the Harbour Post (HP) reported"."""

from __future__ import annotations

from broadsheet.grouping.presences import Ids, numbering
from broadsheet.model.article import Article, Mention
from broadsheet.values import replace


def agreed(article: Article, ids: Ids) -> Article:
    """Where a sentence cites an outlet, all mentions of that outlet in the sentence cite it."""
    if not any(m.cited for m in article.mentions) or all(m.cited for m in article.mentions):
        return article
    sentence = numbering(article)

    def place(mention: Mention) -> tuple[str | None, int]:
        return ids.get((mention.kind, mention.name)), sentence(mention.start)

    citing = {place(m) for m in article.mentions if m.cited}
    mentions = tuple(m if m.cited or place(m) not in citing else replace(m, cited=True) for m in article.mentions)
    return article if mentions == article.mentions else replace(article, mentions=mentions)
