"""Claims against the body, word for word."""

from __future__ import annotations

import datetime as dt
from html import escape

import pytest

from broadsheet.content import evidence
from broadsheet.model.article import Block, Claims, ComingClaim, NameClaim, QuoteClaim
from broadsheet.model.site import Site

FULL = Site(title="x", rights="full")


def blocks(text):
    return tuple(Block(html=f"<p>{escape(part, quote=False)}</p>", text=part) for part in text.split("\n\n") if part)


def verify(text, names=(), quotes=(), site=FULL, **fields):
    claims = Claims(
        path="articles/2023/07/19/a",
        slug="a",
        headline=fields.pop("headline", "Harbour shut"),
        published=dt.date(2023, 7, 19),
        names=tuple(names),
        quotes=tuple(quotes),
        **fields,
    )
    return evidence.verify(claims, blocks(text), site)


def person(name, *forms, **fields):
    return NameClaim(name=name, kind="person", forms=forms, **fields)


def organisation(name, *forms, **fields):
    return NameClaim(name=name, kind="organisation", forms=forms, **fields)


def place(name, *forms):
    return NameClaim(name=name, kind="place", forms=forms)


def found(text, *names):
    article, problems = verify(text, names)
    assert problems == ()
    assert all(article.text[m.start : m.end] == m.text for m in article.mentions)
    return [(m.text, m.name) for m in article.mentions]


def test_every_form_of_a_name_is_found_in_order_of_place():
    text = "Roe met reporters. Jane Roe’s ship was late; Roe, she said, waits."
    assert found(text, person("Jane Roe", "Roe")) == [("Roe", "Jane Roe"), ("Jane Roe", "Jane Roe"), ("Roe", "Jane Roe")]


@pytest.mark.parametrize(
    "text",
    [
        "Roe-led talks began.",
        "The Doe–Roe talks began.",
        "“Roe” was the call.",
        "It was Roe's ship.",
        "(Roe) waited.",
        "Anti-Roe banners flew.",
        "It was Roe.",
        "Roe’d left.",
    ],
)
def test_a_name_is_found_beside_marks_and_within_compounds(text):
    assert found(text, person("Roe")) == [("Roe", "Roe")]


@pytest.mark.parametrize(
    "text",
    ["Roebuck ran.", "Monroe spoke.", "Roe-Smith spoke.", "Smith-Roe spoke.", "O’Roe spoke.", "Roe-hee spoke.", "ROE spoke."],
)
def test_a_name_is_not_found_within_other_words(text):
    _, problems = verify(text, [person("Roe")])
    assert [p.field for p in problems] == ["people"]


def test_the_longest_form_goes_first_and_nothing_overlaps():
    text = "The New York Times reported from New York that York is far."
    names = [place("York"), place("New York"), organisation("New York Times", cited=True)]
    assert found(text, *names) == [("New York Times", "New York Times"), ("New York", "New York"), ("York", "York")]


def test_a_surname_before_an_administration_is_no_mention_of_the_person():
    text = "The Roe administration and the Roe camp differ. Roe’s government fell. A Jane Roe presidency ended."
    assert found(text, person("Jane Roe", "Roe")) == [("Roe", "Jane Roe"), ("Jane Roe", "Jane Roe")]


def test_a_person_inside_the_name_of_an_institution_is_no_mention():
    assert found("The Jane Roe Foundation paid. Jane Roe thanked it.", person("Jane Roe")) == [("Jane Roe", "Jane Roe")]


def test_places_are_found_on_both_sides_of_a_hyphen():
    assert found("The Ardmore-Bexley line and U.S.-Ardmore trade.", place("Ardmore"), place("Bexley"), place("U.S.")) == [
        ("Ardmore", "Ardmore"),
        ("Bexley", "Bexley"),
        ("U.S.", "U.S."),
        ("Ardmore", "Ardmore"),
    ]


def test_marks_and_spaces_of_any_make_count_as_equal():
    assert found("Mary\nO’Brien and J.\xa0Roe", person("Mary O'Brien"), person("J. Roe")) == [
        ("Mary\nO’Brien", "Mary O'Brien"),
        ("J.\xa0Roe", "J. Roe"),
    ]


def test_a_line_in_capitals_names_people_in_capitals():
    assert found("ROE LEAVES ARDMORE\n\nJane Roe left.", person("Jane Roe", "Roe")) == [
        ("ROE", "Jane Roe"),
        ("Jane Roe", "Jane Roe"),
    ]


def test_scripts_without_spaces_need_no_word_boundaries():
    assert found("记者说张伟主席到了。", person("张伟")) == [("张伟", "张伟")]


def test_a_name_that_the_body_lacks_is_one_problem_with_the_nearest_and_is_left_out():
    article, problems = verify("Jane Roe spoke.", [person("Jane Rowe", line=5)])
    assert article.mentions == ()
    assert [(p.path, p.line, p.field, p.severity) for p in problems] == [
        ("content/articles/2023/07/19/a.md", 5, "people", "warning")
    ]
    assert "'Jane Rowe'" in problems[0].found
    assert "'Jane Roe'" in problems[0].expected


def test_a_name_that_stands_only_within_another_is_one_problem():
    _, problems = verify("He lives in New York.", [place("New York"), place("York")])
    assert ["'York'" in p.found for p in problems] == [True]


def test_another_form_that_the_body_lacks_is_one_problem_and_the_name_stays():
    article, problems = verify("Jane Roe spoke.", [person("Jane Roe", "Janey")])
    assert [m.text for m in article.mentions] == ["Jane Roe"]
    assert [("Janey" in p.found, p.severity) for p in problems] == [(True, "warning")]


def test_a_name_may_stand_in_the_body_in_its_other_form_alone():
    assert found("EA reports.", organisation("Example Agency", "EA", cited=True)) == [("EA", "Example Agency")]


def test_an_outlet_may_be_subject_and_source():
    names = [organisation("Example Times"), organisation("Example Times", cited=True)]
    article, problems = verify("Example Times paid. Example Times said so. She told Example Times.", names)
    assert problems == ()
    assert [m.cited for m in article.mentions] == [False, True, True]


def test_an_outlet_that_nobody_quotes_may_still_be_listed_twice():
    names = [organisation("Example Times"), organisation("Example Times", cited=True)]
    article, problems = verify("Example Times paid.", names)
    assert (len(article.mentions), problems) == (1, ())


def test_a_role_is_found_in_the_sentences_that_name_its_bearer():
    text = "A harbour master must wait. Harbour boss and harbour master Jane Roe waited."
    article, problems = verify(text, [person("Jane Roe", role="harbour master")])
    assert problems == ()
    assert [(r.text, r.name, r.start) for r in article.roles] == [("harbour master", "Jane Roe", text.rindex("harbour master"))]
    assert [m.role for m in article.mentions] == ["harbour master"]


def test_a_role_that_the_body_lacks_is_one_problem_and_the_name_stays():
    article, problems = verify("Jane Roe waited.", [person("Jane Roe", role="harbour master")])
    assert (article.roles, len(article.mentions), len(problems)) == ((), 1, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We wait,” Roe said.", "We wait"),
        ("“We wait,” Roe said.", "We wait,"),
        ('"We wait for it," Roe said.', "We wait for it"),
        ("Roe said it’s “a ‘very long’ wait” then.", "a 'very long' wait"),
        ("Roe said it is ‘a long wait’ then.", "a long wait"),
        ("«On attend», said Roe.", "On attend"),
        ("«\u202fOn attend\u202f», said Roe.", "On attend"),
        ("‹ On attend ›, said Roe.", "On attend"),
        ("❝On attend❞, said Roe.", "On attend"),
        ("“We wait for the\nships to come in.”", "We wait for the ships"),
        ("“First we wait. We always do.\n\n“Then we sail,” said Roe.", "We always do."),
        ('He called it "a wait".', '"a wait"'),
        ("“We are very committed to it,” he said.", "very committed"),
    ],
)
def test_a_quotation_is_found_between_marks_of_any_make(text, words):
    article, problems = verify(text, quotes=[QuoteClaim(text=words)])
    assert problems == ()
    (quote,) = article.quotes
    assert article.text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We wait, Roe said.", "We wait"),
        ("“We wait,” Roe said, and left in haste. “Now.”", "and left in haste"),
        ("“We waited,” Roe said.", "We wait"),
        ("“We do not wait,” Roe said.", "We wait"),
        ("“We wait,” Roe said. “Always.”", "We wait,” Roe said. “Always"),
        ("It is the captains’ view that ships wait, and the crews’.", "view that ships wait"),
    ],
)
def test_words_that_the_body_does_not_quote_are_one_problem_and_are_left_out(text, words):
    article, problems = verify(text, quotes=[QuoteClaim(text=words, line=9)])
    assert article.quotes == ()
    assert [(p.field, p.line, p.severity) for p in problems] == [("quotes", 9, "warning")]


def test_a_quotation_that_is_not_there_is_reported_with_the_nearest_that_is():
    _, problems = verify("“We shall wait for the ships,” Roe said.", quotes=[QuoteClaim(text="We will wait for the ships")])
    assert "We shall wait for the ships" in problems[0].expected


def test_the_same_words_claimed_twice_are_two_places():
    article, _ = verify("“We wait,” Roe said. “We wait,” Doe said.", quotes=[QuoteClaim(text="We wait")] * 2)
    assert [q.start for q in article.quotes] == [1, 22]


def test_a_speaker_who_is_not_listed_is_one_problem_and_the_quotation_stays():
    article, problems = verify(
        "“We wait,” Jane Roe said.", [person("Jane Roe")], [QuoteClaim(text="We wait", speaker="Jane Row")]
    )
    assert [q.speaker for q in article.quotes] == [None]
    assert [p.field for p in problems] == ["speaker"]
    assert "'Jane Roe'" in problems[0].expected


def test_a_summary_that_ingest_took_from_the_body_must_stand_there():
    article, problems = verify("Ships waited. Roe left.", summary="Ships waited. Roe won.", inferred=("summary",))
    assert article.summary == "Ships waited."
    assert [p.field for p in problems] == ["summary"]


def test_an_editors_own_summary_stays():
    article, problems = verify("Ships waited. Roe left.", summary="A day of waiting.")
    assert (article.summary, problems) == ("A day of waiting.", ())


def test_words_count_the_whole_body():
    article, _ = verify("One two three.\n\nFour five.", site=Site(title="x", excerpt_words=2))
    assert (article.words, article.shown, article.whole) == (5, 3, False)


def test_a_day_to_come_is_found_in_the_public_text_with_who_is_named():
    words = "Roe will meet the union on Monday"
    claim = ComingClaim(date="2023-07-24", text=words, who="Jane Roe", line=9)
    article, problems = verify(f"Jane Roe spoke. {words}.", [person("Jane Roe", "Roe")], coming=(claim,))
    assert problems == ()
    assert [(day.date, article.text[day.start : day.end], day.who) for day in article.coming] == [
        ("2023-07-24", words, "Jane Roe")
    ]


@pytest.mark.parametrize(("date", "text"), [("2023-07-19", "Talks go on"), ("2023-07-24", "No such words")])
def test_a_day_that_is_not_to_come_or_not_in_the_body_is_a_problem_with_its_line(date, text):
    article, problems = verify("Talks go on.", coming=(ComingClaim(date=date, text=text, line=9),))
    assert article.coming == ()
    assert [(problem.field, problem.line) for problem in problems] == [("coming", 9)]


def test_words_that_show_a_genre_are_left_out_where_they_are_not_public():
    text = "One two three.\n\nI keep bees."
    shown, _ = verify(text, genre="opinion", genre_evidence="I keep bees", inferred=("genre",))
    cut, _ = verify(
        text, genre="opinion", genre_evidence="I keep bees", inferred=("genre",), site=Site(title="x", excerpt_words=2)
    )
    assert (shown.genre_evidence, cut.genre_evidence, cut.genre) == ("I keep bees", None, "opinion")


@pytest.mark.parametrize(("genre", "leads"), [("news", True), ("press-release", True), ("opinion", False), ("how-to", False)])
def test_news_and_what_is_near_to_it_may_lead(genre, leads):
    article, _ = verify("One two three.", genre=genre)
    assert article.may_lead is leads
