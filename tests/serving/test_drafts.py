"""Drafts stand in the preview, marked, and nowhere else."""

from __future__ import annotations

from playwright.sync_api import expect

from broadsheet import pipeline

DRAFT = """\
---
title: Lighthouse to be painted
date: 2024-03-04
draft: true
people: [Mary Oakes]
---

The lighthouse of Port Sel is to be painted, Mary Oakes said.
"""
PATH = "content/articles/2024/03/04/lighthouse.md"
PAGE = "2024/03/04/lighthouse/"


def test_a_draft_is_shown_and_marked_on_its_page_and_in_every_list(served, tab):
    tab.goto(served.address)
    served.write(PATH, DRAFT)
    link = tab.locator("main a", has_text="Lighthouse to be painted").first
    expect(link.locator(".bs-serve-draft")).to_have_text("Draft")
    tab.goto(served.address + PAGE)
    expect(tab.locator(".bs-serve-banner")).to_contain_text(f"{PATH} says draft: true")
    assert tab.wrong == []


def test_a_draft_that_is_finished_loses_its_mark(served, tab):
    served.write(PATH, DRAFT)
    tab.goto(served.address + PAGE)
    expect(tab.locator(".bs-serve-banner")).to_have_count(1)
    served.write(PATH, DRAFT.replace("draft: true\n", ""))
    expect(tab.locator(".bs-serve-banner")).to_have_count(0)
    expect(tab.locator("h1")).to_contain_text("Lighthouse")


def test_no_word_of_a_draft_and_nothing_of_the_server_is_in_output(served, tab):
    served.write(PATH, DRAFT)
    tab.goto(served.address + PAGE)
    expect(tab.locator("h1")).to_contain_text("Lighthouse")
    assert not (served.folder / "output").exists()
    pipeline.build(served.folder)
    texts = {file: file.read_text("utf-8") for file in (served.folder / "output").rglob("*.*") if file.is_file()}
    assert [file for file, text in texts.items() if "ighthouse" in text or "_serve" in text or "_desk" in text] == []


def test_the_preview_holds_no_script_of_the_server_either(served):
    pages = (served.folder / ".cache/serve/output").rglob("*.html")
    assert [page for page in pages if "_serve" in page.read_text("utf-8")] == []
    assert 'src="/_serve/page.js"' in served.get()[2]
