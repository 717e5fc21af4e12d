"""What speaks against one event although two articles are alike: one company's two matters, and two notices of one form."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.grouping import stories
from broadsheet.grouping.stories.contrast import names_alone, two_notices
from broadsheet.grouping.stories.vectors import vector
from broadsheet.grouping.traces.trace import trace
from broadsheet.model.story import Report


def told(text, day=19, headline=""):
    return vector(trace(Report(id=text[:9], text=text, headline=headline, published=dt.date(2023, 7, day))), {})


ORDERS = (
    "Varrow Ferries of Orlen said on Wednesday that it has ordered two catamarans with electric engines. They shall carry"
    " passengers across the bay, with batteries that are loaded overnight at the quay, and replace diesel boats."
)
BUYS = (
    "Varrow Ferries of Orlen has bought two catamarans with electric engines abroad. The catamarans carry passengers"
    " across the bay in half the time, and their batteries are loaded at the quay overnight."
)
LEAVES = (
    "Varrow Ferries of Orlen said on Wednesday that its chairman leaves the board next spring. He joined the company when it had"
    " a single boat and a shed, and his deputy will take over after the meeting of shareholders."
)


@pytest.mark.parametrize(("second", "apart"), [(LEAVES, True), (BUYS, False)], ids=["leaves", "buys"])
def test_one_company_with_two_matters_has_few_names_in_common_and_hardly_a_word(second, apart):
    assert names_alone(told(ORDERS), told(second)) is apart


NOTICE = (
    "The fisheries office at {place} sold {quota} tonnes of herring quota at its tender. The average price was {price} crowns a"
    " tonne, and {bids} bids were {verb}. {own}"
)


def notice(place, quota, price, bids, verb, own, day):
    return told(NOTICE.format(place=place, quota=quota, price=price, bids=bids, verb=verb, own=own), day)


def test_notices_of_one_office_about_other_figures_are_two_when_one_is_later():
    own = "Traders from four harbours came, among them several who had never been seen at a tender, and boats stay in port."
    other = "Rain kept most buyers away from the hall, and the auctioneer closed early, before coffee was served to anybody."
    first = notice("Orlen", 410, 127, 33, "accepted", own, 11)
    assert two_notices(first, notice("Orlen", 385, 119, 28, "accepted", other, 18), 7)
    assert not two_notices(first, notice("Orlen", 410, 127, 28, "accepted", other, 18), 7)


def test_notices_of_one_form_by_two_offices_are_two_on_one_day():
    first = "Lenders led by Kestrin Trust place 50 million crowns of notes for Mallow Cement, due in 12 years, at 99."
    other = "Banks offered notes of 75 million for the pension fund of Tarn Valley; these run 10 years and were sold at 101."
    assert two_notices(told(first), told(other), 0)


def test_long_reports_that_quote_the_same_page_are_no_notices():
    page = (
        " According to the report that the court of audit laid before the council, the harbour board paid for dredging nobody"
        " had ordered, let the pilots' house stand empty, and kept no list of those to whom berths were given."
    )
    first = (
        "The mayor of Orlen, Ada Kestrin, asked for the board to step down, as 14 berths are missing on 3 lists. She spoke after"
        " a night in which members of her own party had threatened to leave, and would not say whom she wants instead; a name"
        " will come before the summer break, and until then a deputy signs what is due. Pilots cheered her on the stairs."
    )
    second = (
        "The board of Orlen's harbour defended itself: of 61 berths 5 are let without a contract, none is lost. Its lawyer said"
        " that sand drifts in with each storm, so that a channel closes sooner than a meeting can be called, and that boats do"
        " not wait. He would show receipts to whoever asks, but not before cameras, and not to a mayor who campaigns."
    )
    one, other = told(first + page), told(second + page, 20)
    assert not two_notices(one, other, 1)


@pytest.mark.parametrize(("day", "together"), [(11, True), (19, False)])
def test_short_notices_are_another_event_sooner_than_reports_are(day, together):
    texts = (
        "Kestrin Latex of Orlen raises the prices of latex for carpets, the company said. Freight and styrene cost more.",
        "Kestrin Latex of Orlen asks more for carpet latex again, a spokesman said, and blames its own heating.",
    )
    reports = [
        Report(id=str(number), text=text, published=dt.date(2023, 7, date))
        for number, (text, date) in enumerate(zip(texts, (10, day), strict=True))
    ]
    assert (len(set(stories.cluster(reports).values())) == 1) is together
