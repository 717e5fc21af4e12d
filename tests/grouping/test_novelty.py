"""What each day of a story tells that was not told before."""

from __future__ import annotations

from broadsheet.grouping.novelty import new_sentences


def test_what_happened_in_an_earlier_year_comes_behind_what_is_new(article):
    body = (
        "Divers found the bell of the ferry in the mud below the lighthouse. A brewer had lost the hull to smugglers in"
        " 1971 for a barrel of gin. Carpenters carried timber and copper nails to the slipway for a new mast."
    )
    assert [number for _, number in new_sentences([article(body)])] == [1, 3]
    weekday = body.replace("in 1971", "on Monday as in 1971")
    assert 2 in [number for _, number in new_sentences([article(weekday)])]
