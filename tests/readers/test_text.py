"""Text files as real folders hold them."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet import readers
from broadsheet.model.site import Limits

DAY = dt.date(2023, 7, 19)
BODY = "The harbour of Ardmore was shut on Wednesday. Ships waited outside.\n\nNobody was hurt."


def read(text, path="seeds/a.txt"):
    data = text if isinstance(text, bytes) else text.encode()
    return readers.read(path, data, Limits())


def one(text, path="seeds/a.txt"):
    articles, problems = read(text, path)
    assert problems == ()
    assert len(articles) == 1
    return articles[0]


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        (" date 2023-07-19 ", None),
        ("date: 2023-07-19\n", None),
        (" date 2023-07-19\n\n", None),
        ("2023-07-19\n\n", None),
        ("Wednesday, 19 July 2023\n", None),
        ("Published on July 19, 2023\n\n", None),
        ("Harbour shut by storm\n\n2023-07-19\n\n", "Harbour shut by storm"),
        ("2023-07-19\nHarbour shut by storm\n\n", "Harbour shut by storm"),
        ("Harbour shut by storm\n=====\n\nDate: 19 July 2023\n\n", "Harbour shut by storm"),
        ("Title: Harbour shut by storm\nDate: July 19, 2023\n\n", "Harbour shut by storm"),
    ],
)
def test_a_head_gives_the_date_and_leaves_the_body(head, headline):
    raw = one(head + BODY)
    assert (raw.published, raw.headline, raw.body) == (DAY, headline, BODY)


@pytest.mark.parametrize(
    "path",
    ["seeds/2023-07-19-harbour.txt", "seeds/20230719_harbour.txt", "seeds/2023/07/19/harbour.txt", "seeds/a 2023.07.19.txt"],
)
def test_a_file_name_or_its_folders_give_the_date(path):
    assert one(BODY, path).published == DAY


@pytest.mark.parametrize("path", ["seeds/000_20230719aa.txt", "seeds/12345678.txt", "seeds/a.txt", "seeds/2023-07.txt"])
def test_other_figures_in_a_file_name_are_no_date(path):
    assert one(BODY, path).published is None


def test_a_dateline_gives_the_date_and_stays_in_the_body():
    text = f"ARDMORE, July 19, 2023 (Example Agency) — {BODY}"
    raw = one(f"Harbour shut by storm\n\n{text}")
    assert raw.published == DAY
    assert raw.body == text
    assert raw.publisher == "Example Agency"


def test_an_agency_in_a_dateline_is_called_as_elsewhere():
    assert one(f"ARDMORE (AP) — {BODY}", "seeds/2023-07-19.txt").publisher == "Associated Press"


def test_a_dateline_without_a_year_takes_it_from_the_file_name():
    assert one(f"ARDMORE, July 19 (Example Agency) — {BODY}", "seeds/2023-harbour.txt").published == DAY


def test_a_dateline_of_the_evening_before_does_not_disagree():
    assert one(f"ARDMORE, July 18 (Example Agency) — {BODY}", "seeds/2023-07-19-a.txt").published == DAY


def test_head_lines_give_byline_publisher_address_and_rights():
    head = (
        "Harbour shut by storm\nBy Jane Roe and John Doe\nSource: Example Times\nURL: https://example.org/a\nRights: excerpt\n\n"
    )
    raw = one(head + BODY)
    assert (raw.byline, raw.publisher, raw.url, raw.rights) == (
        "Jane Roe and John Doe",
        "Example Times",
        "https://example.org/a",
        "excerpt",
    )
    assert raw.body == BODY


@pytest.mark.parametrize(
    "headline",
    [
        "Roe: ‘We Wait For Nobody.’",
        "Will the harbour open again?",
        "Harbour shut, Roe says",
        "Storm passes",
        "U.S. envoy leaves Ardmore",
        "Fond of the harbour? See it while you can",
        "A storm shut the harbour. Now its owner sells the pier—and the ferry is for sale too",
        "Ferry Sinks! Read This!",
        "UW-Ardmore closes its harbour school",
        "ARDMORE: Police close the harbour",
    ],
)
def test_a_short_line_without_a_full_stop_is_the_headline(headline):
    assert one(f"{headline}\n\n{BODY}").headline == headline


def test_a_word_above_a_dateline_is_a_headline():
    assert one(f"Storm\n\nARDMORE, July 19, 2023 (EA) — {BODY}").headline == "Storm"


def test_a_line_that_is_an_address_is_where_the_text_came_from():
    raw = one(f"https://example.org/harbour-shut-by-storm\n\nHarbour shut by storm\n\n{BODY}")
    assert (raw.url, raw.headline, raw.body) == ("https://example.org/harbour-shut-by-storm", "Harbour shut by storm", BODY)


@pytest.mark.parametrize(
    "first",
    [
        "The harbour was shut.",
        "The harbour of Ardmore was shut on Wednesday and stayed so until the evening, " * 3,
        "By the harbour, all was quiet. ",
        "Note: the harbour was shut.",
        "Takeaways",
        "Jane Roe",
        "“Nobody waits for us.”",
        "The harbour was shut on Wednesday. Then it was open again.",
        "Who shut the harbour? Nobody knows!",
        "ARDMORE (EA) —",
    ],
)
def test_a_first_line_that_is_no_headline_stays_in_the_body(first):
    raw = one(f"{first.strip()}\n\n{BODY}")
    assert raw.headline is None
    assert raw.body.startswith(first.strip())


def test_a_line_above_paragraphs_that_are_lines_is_the_headline():
    lines = f"{BODY.partition(chr(10))[0]} Ferries stayed in port until the evening.\nNobody was hurt."
    assert one(f"2023-07-19\nStorm closes the harbour\n{lines}").headline == "Storm closes the harbour"


def test_the_first_line_of_a_wrapped_text_is_no_headline():
    assert (
        one("2023-07-19\nThe harbour of Ardmore was shut on Wednesday since\na storm came up, and ships waited outside.").headline
        is None
    )


def test_a_text_of_one_line_is_body_and_no_headline():
    raw = one("Harbour shut by storm")
    assert (raw.headline, raw.body) == (None, "Harbour shut by storm")


def test_two_dates_that_disagree_are_one_problem_that_names_both():
    articles, problems = read(f" date 2023-07-20 {BODY}", "seeds/2023-07-19-a.txt")
    assert articles[0].published is None
    assert len(problems) == 1
    assert problems[0].field == "date"
    assert "2023-07-20 (first line)" in problems[0].found
    assert "2023-07-19 (file name)" in problems[0].found


def test_an_impossible_date_is_one_problem_with_its_line():
    articles, problems = read(f"2023-02-30\n\n{BODY}")
    assert articles[0].published is None
    assert [(p.field, p.line, p.severity) for p in problems] == [("date", 1, "error")]


def test_no_date_is_for_ingest_to_report():
    raw = one(BODY)
    assert raw.published is None


def test_the_seed_bears_its_path_and_the_fingerprint_of_its_bytes():
    first, again, other = one(BODY), one(BODY), one(BODY + " ")
    assert first.seed == again.seed
    assert first.seed.path == "seeds/a.txt"
    assert first.seed.fingerprint != other.seed.fingerprint


def test_windows_1252_and_carriage_returns_are_read():
    raw = one("Old café “closed”\r\n\r\nThe café was shut. It stays so.\r\n".encode("cp1252"))
    assert (raw.headline, raw.body) == ("Old café “closed”", "The café was shut. It stays so.")


@pytest.mark.parametrize("data", [b"", b"  \n\r\n ", b"\xef\xbb\xbf"])
def test_an_empty_file_is_one_problem(data):
    articles, problems = read(data)
    assert articles == ()
    assert [p.found for p in problems] == ["an empty file"]


def test_a_head_without_a_text_is_one_problem():
    articles, problems = read("Date: 2023-07-19\n")
    assert articles == ()
    assert len(problems) == 1


def test_a_binary_file_is_one_problem():
    articles, problems = read(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    assert articles == ()
    assert len(problems) == 1


def test_a_wrong_encoding_is_one_problem_with_its_line():
    articles, problems = read("First — line\n".encode() + "Это было жарко".encode("koi8-r"))
    assert articles == ()
    assert [p.line for p in problems] == [2]


def test_an_article_of_five_megabytes_is_one_problem():
    articles, problems = read("word " * 1_000_000)
    assert articles == ()
    assert len(problems) == 1
    assert "5,000,000 bytes" in problems[0].found


def test_rights_that_are_not_known_are_read_as_private():
    articles, problems = read(f"Rights: none of yours\nDate: 2023-07-19\n\n{BODY}")
    assert articles[0].rights == "private"
    assert [p.field for p in problems] == ["rights"]


def test_an_unknown_type_of_file_is_one_problem():
    assert read(BODY, "seeds/a.docx")[1][0].found == "a file of type .docx"


@pytest.mark.parametrize(
    "above",
    [
        "The harbour master tells Jane Roe why\n\nJuly 19, 2023\n\n",
        "By our harbour correspondent\n\n19 July 2023\n\n",
        "By JANE ROE\nStaff Writer\n\nWednesday, July 19, 2023\n\n",
        "Ships wait outside\n\nBy Jane Roe | July 19, 2023 | Updated July 20, 2023\n\n",
        "Posted July 19, 2023 at 10:15 AM EDT by Jane Roe\n\n",
        "by Jane Roe on July 19, 2023\n\n",
        "First published on Wed 19 Jul 2023 10.15 BST\n\n",
        "Ardmore, 19 July 2023\n\n",
    ],
)
def test_a_date_is_found_behind_standfirst_byline_and_place(above):
    raw = one(f"Harbour shut by storm\n\n{above}{BODY}")
    assert (raw.published, raw.headline) == (DAY, "Harbour shut by storm")
    assert raw.body.endswith(BODY)
    assert "2023" not in raw.body


@pytest.mark.parametrize("first", ["2023-07-19 ", "2023-07-19: ", "[2023-07-19] ", "19 July 2023 – "])
def test_a_text_may_begin_with_its_date(first):
    raw = one(first + BODY)
    assert (raw.published, raw.body) == (DAY, BODY)


@pytest.mark.parametrize("label", ["FOR IMMEDIATE RELEASE\n\n", "Press release – July 19, 2023\n\n"])
def test_a_press_release_has_its_headline_below_its_label(label):
    contact = "Contact: Jane Roe, jane@example.org"
    raw = one(f"{label}Harbour Trust shuts harbour\n\n{contact}\n\nArdmore, 19 July 2023 – {BODY}")
    assert (raw.published, raw.headline) == (DAY, "Harbour Trust shuts harbour")
    assert raw.body == f"{contact}\n\nArdmore, 19 July 2023 – {BODY}"


def test_what_an_agency_tells_editors_stands_before_the_text_and_is_no_headline():
    note, text = "(Corrects number of ships to 30)", f"ARDMORE, July 19, 2023 (Example Agency) — {BODY}"
    raw = one(f"{note}\n\nHarbour shut by storm\n\n{text}")
    assert (raw.published, raw.headline, raw.publisher) == (DAY, "Harbour shut by storm", "Example Agency")
    assert raw.body == f"{note}\n\n{text}"


@pytest.mark.parametrize(
    "text",
    [
        f"A harbour's history\n\nTold in days.\n\n19 July 1923\n\n{BODY}\n\n20 July 1924\n\nIt was shut again.",
        "19 July 1923: The harbour opened.\n\n20 July 1924: It was shut.",
        f"Jane Roe\n\nBorn July 19, 1923\n\n{BODY}",
        f"Harbour shut\n\nLast updated: July 20, 2023\n\n{BODY}",
        f"Harbour shut\n\nEmbargoed until 00:01 on 19 July 2023\n\n{BODY}",
        "2023-07-19 was a day like others.\n\nThe harbour was shut.",
    ],
)
def test_a_day_that_a_text_tells_of_is_not_taken_for_its_date(text):
    assert one(text).published is None


def test_html_that_was_copied_into_a_text_is_read_as_a_browser_shows_it():
    article = one(
        "<p>Bakery closes after 90 years</p>\n<p>19 July 2023</p>\n<!-- ad --><script>var a = '<p>';</script>\n"
        "<div class='a'><p>The bakery in Marlow Lane closed.</p>\n"
        "<p>&ldquo;My knees said no,&rdquo; said Elena Marr.<br>\n&#8220;And my <b>son</b>,&#x201D; she added.</p></div>\n"
        "<p>He is a lawyer at Hobbs &amp; Crane.</p>\n"
    )
    assert (article.headline, article.published) == ("Bakery closes after 90 years", DAY)
    assert article.body == (
        "The bakery in Marlow Lane closed.\n\n“My knees said no,” said Elena Marr.\n“And my son,” she added.\n\n"
        "He is a lawyer at Hobbs & Crane."
    )


@pytest.mark.parametrize(
    "text", ["Prices of a < b > c fell.", "She wrote a <p> into the field.", "AT&T; and R&D rose &c.", "I <3 it."]
)
def test_signs_that_are_no_markup_stay(text):
    assert one(f"2023-07-19\n\n{text} Nobody was hurt.").body.startswith(text)


def test_entities_are_characters_in_a_text_without_tags():
    assert one("2023-07-19\n\nHobbs &amp; Crane said: &quot;Fine&quot;.").body == 'Hobbs & Crane said: "Fine".'
