"""The desk in a browser, and against pages of other sites."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import TimeoutError, expect

from tests.browser.test_touch import SMALL
from tests.serving.conftest import lay, running

DECISIONS = "# Ours.\n- hide: people/nobody-at-all   # kept as it is\n"
ARTICLES = {
    "one": ("2024-03-05", "Joan Brook opens a school", "Joan Brook opened the school of Port Sel.", "Joan Brook"),
    "two": ("2024-03-06", "Peter Brook sails", "Peter Brook sailed to Port Sel.", "Peter Brook"),
    "three": ("2024-03-07", "Brook is cheered", "The crowd cheered Brook. Brook waved.", "Brook"),
}


def article(date, title, text, person):
    return f"---\ntitle: {title}\ndate: {date}\npeople: [{person}]\npublisher: Port Sel Gazette\n---\n\n{text}\n"


@pytest.fixture(scope="module")
def shared_desk(tmp_path_factory):
    """A server over a site in which one surname is two people's."""
    more = {f"content/articles/{told[0].replace('-', '/')}/{name}.md": article(*told) for name, told in ARTICLES.items()}
    with running(lay(tmp_path_factory.mktemp("desk") / "site", {**more, "content/decisions.yaml": DECISIONS})) as served:
        yield served


@pytest.fixture
def desk(shared_desk, tab):
    """Its desk, open; the site is restored when the test has ended."""
    tab.goto(shared_desk.address + "_desk/")
    yield shared_desk
    shared_desk.restore()


def text(desk):
    return (desk.folder / "content/decisions.yaml").read_text("utf-8")


def test_a_click_appends_the_line_that_is_shown_and_undo_takes_it_back(desk, tab):
    matter = tab.locator("article", has_text="Who is “Brook”?")
    expect(matter).to_contain_text("The crowd cheered Brook.")
    expect(matter).to_contain_text("- merge: [people/brook, people/joan-brook]")
    matter.get_by_label("Why").fill("she opened it")
    matter.get_by_role("button", name="It is Joan Brook").click()
    expect(tab.get_by_role("status")).to_have_text("The line was appended.")
    assert text(desk) == DECISIONS + "- merge: [people/brook, people/joan-brook]\n  why: she opened it\n"
    expect(tab.locator("article", has_text="Who is “Brook”?")).to_have_count(0)
    tab.get_by_role("button", name="Take back").click()
    expect(tab.get_by_role("status")).to_have_text("The line was taken back.")
    assert text(desk) == DECISIONS
    expect(tab.locator("article", has_text="Who is “Brook”?")).to_have_count(1)
    assert tab.wrong == []


def test_the_site_follows_a_decision(desk, tab):
    tab.locator("article", has_text="Who is “Brook”?").get_by_role("button", name="It is Joan Brook").click()
    tab.goto(desk.address + "people/brook/")
    expect(tab.locator("body")).to_contain_text("Joan Brook")


def test_the_evidence_leads_to_its_sentence(desk, tab):
    tab.locator("article", has_text="Who is “Brook”?").locator("a.cite").first.click()
    expect(tab).to_have_url(re.compile(r"/2024/03/07/three/#s1$"))
    expect(tab.locator("main")).to_contain_text("The crowd cheered Brook.")


def test_a_file_that_changed_around_the_line_is_not_undone(desk, tab):
    tab.locator("article", has_text="Who is “Brook”?").get_by_role("button", name="It is Joan Brook").click()
    expect(tab.get_by_role("status")).to_have_text("The line was appended.")
    desk.write("content/decisions.yaml", text(desk).replace("people/brook,", "people/brook ,"))
    for _ in range(5):
        tab.get_by_role("button", name="Take back").click()
        with suppress(TimeoutError):  # the page may be shown anew just as it is clicked, since the file has changed
            tab.get_by_role("alert").wait_for(timeout=10_000)
            break
    expect(tab.get_by_role("alert")).to_contain_text("has changed where the line stood")
    assert "people/brook ," in text(desk)


def test_a_matter_is_set_aside_and_back(desk, tab):
    tab.locator("article", has_text="Who is “Brook”?").get_by_role("button", name="Set aside").click()
    expect(tab.locator("article", has_text="Who is “Brook”?")).to_have_count(0)
    tab.get_by_role("link", name="1 matter set aside").click()
    tab.get_by_role("button", name="Back to the desk").click()
    tab.goto(desk.address + "_desk/")
    expect(tab.locator("article", has_text="Who is “Brook”?")).to_have_count(1)
    assert text(desk) == DECISIONS


def test_a_seed_that_waits_is_settled_with_a_day(desk, tab):
    desk.write(
        "seeds/tide.txt", "The tide came in\n\nThe tide came in at Port Sel and went out again, the harbour office said.\n"
    )
    matter = tab.locator("article", has_text="When was tide.txt published?")
    expect(matter).to_contain_text("The tide came in at Port Sel")
    matter.get_by_label("Day").fill("2024-03-08")
    matter.get_by_role("button", name="On this day").click()
    expect(matter).to_have_count(0)
    assert (desk.folder / "content/sources.yaml").read_text("utf-8") == "seeds/tide.txt: {date: 2024-03-08}\n"
    expect(tab.get_by_role("status")).to_be_visible()
    tab.goto(desk.address)
    expect(tab.locator("main")).to_contain_text("tide")


def test_a_decision_that_matches_nothing_is_shown_with_its_line(desk, tab):
    tab.goto(desk.address + "_desk/?kind=claims")
    expect(tab.locator("article", has_text="people/nobody-at-all")).to_contain_text("content/decisions.yaml:2")


def form(desk, tab):
    """(cookie, fields) of the first form, as a page of another site would like to have them."""
    fields = {name: tab.locator(f"form.choices input[name={name}]").first.input_value() for name in ("token", "matter")}
    (cookie,) = tab.context.cookies()
    return f"{cookie['name']}={cookie['value']}", {**fields, "choice": "0"}


def post(desk, fields, **headers):
    return desk.get("_desk/decide", "POST", urlencode(fields).encode(), **headers)[0]


def test_a_form_of_another_site_changes_nothing(desk, tab):
    cookie, fields = form(desk, tab)
    own = {"Origin": desk.address.rstrip("/"), "Cookie": cookie}
    assert post(desk, fields, **{**own, "Origin": "http://evil.example"}) == 403
    assert post(desk, fields, **{**own, "Origin": "null"}) == 403
    assert post(desk, fields, Cookie=cookie) == 403
    assert post(desk, fields, Origin=own["Origin"]) == 403
    assert post(desk, {**fields, "token": "guess"}, **own) == 403
    assert post(desk, {**fields, "token": ""}, Origin=own["Origin"], Cookie="broadsheet-desk=") == 403
    assert post(desk, fields, **own, Host="evil.example") == 421
    assert text(desk) == DECISIONS
    assert post(desk, fields, **own) == 303
    assert text(desk) != DECISIONS


def test_a_page_of_another_origin_can_neither_post_nor_read(desk, tab, chromium):
    port = urlsplit(desk.address).port
    _, fields = form(desk, tab)
    other = chromium.new_page()  # a page that localhost serves is of another origin than one of 127.0.0.1, and another site
    other.goto(f"http://localhost:{port}/_desk/")
    answer = other.evaluate(
        """async ([address, body]) => {
            const read = await fetch(address).then(() => "read", () => "refused");
            await fetch(address + "decide", {method: "POST", body, mode: "no-cors", credentials: "include",
                headers: {"Content-Type": "application/x-www-form-urlencoded"}}).catch(() => null);
            return read;
        }""",
        [desk.address + "_desk/", urlencode(fields)],
    )
    other.close()
    assert answer == "refused"
    assert text(desk) == DECISIONS


def test_the_cookie_is_for_this_site_and_no_script(desk, tab):
    (cookie,) = tab.context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Strict", "/_desk/")


def test_the_desk_cannot_be_framed_and_loads_nothing_from_elsewhere(desk):
    _, headers, _ = desk.get("_desk/")
    policy = headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'none'" in policy
    assert "form-action 'self'" in policy


def test_a_line_that_was_not_offered_cannot_be_sent(desk, tab):
    cookie, fields = form(desk, tab)
    own = {"Origin": desk.address.rstrip("/"), "Cookie": cookie}
    for wrong in ({"matter": "0000"}, {"choice": "99"}, {"choice": "-1"}, {"choice": "x"}, {"choice": ""}):
        assert post(desk, {**fields, **wrong}, **own) == 409
    assert desk.get("_desk/decide", "POST", b"x" * 30_000, **own)[0] == 413
    assert text(desk) == DECISIONS


def test_the_desk_is_sound_on_a_phone_and_by_keyboard(desk, tab):
    tab.set_viewport_size({"width": 320, "height": 640})
    assert tab.evaluate("document.documentElement.scrollWidth") == 320
    assert tab.evaluate(SMALL) == []
    field = tab.get_by_label("Why").first
    field.fill("pressed in haste")
    field.press("Enter")
    assert text(desk) == DECISIONS
