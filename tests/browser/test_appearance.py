"""Light and dark as the reader chooses, no script, zoom, paper, still pages, text from right to left: in a real browser."""

from __future__ import annotations

import pytest

from broadsheet import pipeline

EDITION = "2023/07/19/index.html"
PAPER, NIGHT = "rgb(252, 251, 248)", "rgb(21, 20, 18)"
GROUND = "getComputedStyle(document.body).backgroundColor"
WATCH = """
window.shift = 0;
new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) shift += e.value; }))
  .observe({ type: "layout-shift", buffered: true });
"""
FIRST_GROUND = """
window.grounds = new Set();
new MutationObserver(() => { if (document.body) grounds.add(getComputedStyle(document.body).backgroundColor); })
  .observe(document, { childList: true, subtree: true });
"""
ARABIC = """---
title: افتتاح الجسر الجديد في الميناء
date: 2023-07-19
language: ar
people: [ليلى حداد]
quotes: [{text: الجسر جاهز وآمن لكل السكان, speaker: ليلى حداد}]
publisher: Harbour Post
---

افتتحت ليلى حداد الجسر الجديد صباح الأربعاء. وقالت ليلى حداد: “الجسر جاهز وآمن لكل السكان”. وحضر الافتتاح مئات السكان.
"""
LONG_WORDS = """---
title: Seaharbourdevelopmentandreconstructionadministration hears Anna Berg
date: {date}
people:
  Anna Berg: {{as: [Berg], role: deputy under-secretary for reconstruction}}
organisations: [Seaharbourdevelopmentandreconstructionadministration]
places: [Upperandlowernorthernlongshoremanshavenontheestuary]
quotes: [{{text: It is a long word, speaker: Anna Berg}}]
---

The Seaharbourdevelopmentandreconstructionadministration of Upperandlowernorthernlongshoremanshavenontheestuary heard Anna
Berg. “It is a long word,” Anna Berg, deputy under-secretary for reconstruction, told it. Berg left.
"""


def choose(page, theme):
    page.locator(f".themes input[value={theme}]").check()


def test_the_reader_chooses_dark_and_the_choice_is_kept(opened, served):
    page = opened(f"{served}{EDITION}", color_scheme="light")
    assert page.evaluate(GROUND) == PAPER
    choose(page, "dark")
    assert page.evaluate(GROUND) == NIGHT
    page.goto(f"{served}people/index.html")
    assert page.evaluate(GROUND) == NIGHT
    assert page.locator(".themes input[value=dark]").is_checked()
    choose(page, "auto")
    assert page.evaluate(GROUND) == PAPER


def test_a_dark_system_gives_way_to_the_readers_light(opened, served):
    page = opened(f"{served}{EDITION}", color_scheme="dark")
    assert page.evaluate(GROUND) == NIGHT
    choose(page, "light")
    assert page.evaluate(GROUND) == PAPER


def test_the_kept_choice_holds_before_anything_is_painted(opened, served):
    page = opened(f"{served}{EDITION}", color_scheme="light", before=FIRST_GROUND)
    choose(page, "dark")
    page.reload()
    assert page.evaluate("[...grounds]") == [NIGHT]


def test_the_theme_is_chosen_from_the_keyboard(opened, served):
    page = opened(f"{served}about/index.html", color_scheme="light")
    page.locator(".themes input:checked").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(GROUND) == NIGHT
    assert page.get_by_role("group", name="Appearance").get_by_role("radio", name="Dark").is_checked()


def test_a_choice_in_one_window_is_a_choice_in_all(opened, served):
    page = opened(f"{served}{EDITION}", color_scheme="light")
    other = page.context.new_page()
    other.goto(f"{served}about/index.html")
    choose(other, "dark")
    page.wait_for_selector("html[data-theme=dark]")
    assert page.locator(".themes input[value=dark]").is_checked()


def test_where_nothing_can_be_kept_the_choice_holds_for_the_page(opened, served):
    refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    page = opened(f"{served}{EDITION}", color_scheme="light", before=refuse)
    choose(page, "dark")
    assert page.evaluate(GROUND) == NIGHT


def test_paper_is_white_whatever_the_reader_chose(opened, served):
    page = opened(f"{served}{EDITION}", color_scheme="light")
    choose(page, "dark")
    page.emulate_media(media="print")
    assert page.evaluate(GROUND) == "rgb(255, 255, 255)"
    assert not page.locator(".themes, .find").first.is_visible()


def test_without_script_there_is_no_switch_and_no_field(opened, served):
    page = opened(f"{served}{EDITION}", java_script_enabled=False)
    assert page.locator(".themes, .find, button, input").count() == 0


def test_a_page_is_four_requests_and_nothing_in_it_moves(opened, served, sample):
    page = opened("about:blank", before=WATCH, viewport={"width": 390, "height": 844})
    for path in ("index.html", EDITION, "people/john-kerry/index.html", "topics/index.html", "search/index.html"):
        page.asked.clear()
        page.goto(f"{served}{path}", wait_until="networkidle")
        asked = [url for url in page.asked if not url.endswith("icon.svg")]  # which not every shell asks for
        assert len(asked) <= 3 or path.startswith("search"), (path, asked)
        assert page.evaluate("shift") == 0, path
        assert page.context.cookies() == []


def test_at_200_per_cent_no_page_scrolls_sideways_and_nothing_is_cut_off(opened, served):
    page = opened(f"{served}{EDITION}", viewport={"width": 640, "height": 450}, device_scale_factor=2)
    for path in ("index.html", EDITION, "people/john-kerry/index.html", "search/index.html", "2023/07/index.html"):
        page.goto(f"{served}{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path


def test_nothing_moves_by_itself(opened, served):
    page = opened(f"{served}{EDITION}", reduced_motion="reduce")
    moving = """[...document.querySelectorAll("*")].filter(e => { const s = getComputedStyle(e);
      return s.animationName !== "none" || s.transitionDuration !== "0s" || s.scrollBehavior === "smooth"; }).length"""
    assert page.evaluate(moving) == 0
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("path", [EDITION, "people/john-kerry/index.html", "topics/environment/index.html", "search/index.html"])
def test_every_page_prints(opened, served, path):
    page = opened(f"{served}{path}", color_scheme="dark")
    paper = page.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    page.emulate_media(media="print")
    assert page.locator(".sections").is_hidden()
    assert page.locator("h1").is_visible()


def test_text_from_right_to_left_is_set_so(opened, tmp_path):
    (tmp_path / "site.yaml").write_text("title: Harbour\nrights: {default: full}\n", "utf-8")
    path = tmp_path / "content/articles/2023/07/19/bridge.md"
    path.parent.mkdir(parents=True)
    path.write_text(ARABIC, "utf-8")
    assert pipeline.build(tmp_path).articles == 1
    output = tmp_path / "output"
    page = opened((output / "2023/07/19/bridge/index.html").as_uri(), viewport={"width": 320, "height": 700})
    direction = "e => getComputedStyle(e).direction"
    assert page.locator("#s1").evaluate(direction) == "rtl"
    assert page.locator("h1 > [dir=rtl]").inner_text().startswith("افتتاح")
    assert page.locator("html").evaluate(direction) == "ltr"
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.goto((output / EDITION).as_uri())
    assert page.locator(".headline [dir=rtl], .sentence [dir=rtl], .headline a[dir=rtl]").count() >= 2
    assert page.locator(".quote blockquote[dir=rtl]").count() >= 1
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_name_that_is_one_long_word_widens_no_page(opened, tmp_path):
    (tmp_path / "site.yaml").write_text("title: Words\n", "utf-8")
    for day, year in ((18, 2021), (19, 2023)):
        file = tmp_path / f"content/articles/{year}/09/{day}/office.md"
        file.parent.mkdir(parents=True)
        file.write_text(LONG_WORDS.format(date=f"{year}-09-{day}"), "utf-8")
    pipeline.build(tmp_path)
    output = tmp_path / "output"
    page = opened((output / "index.html").as_uri(), viewport={"width": 320, "height": 700})
    paths = sorted(output.rglob("index.html"))
    assert len(paths) > 20
    for width in (320, 640, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        for path in paths:
            page.goto(path.as_uri())
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, (path.relative_to(output).as_posix(), width, over)
