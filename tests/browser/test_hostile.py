"""No script from content runs in a reader's browser: every field holds an attack, and nothing happens."""

from __future__ import annotations

import json

from broadsheet import pipeline

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<style>*{background:url(//example.org)}</style>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "<form action=//example.org><button>x</button></form>",
    "{{ 7*7 }}{% raw %}",
    "<base href=//example.org>",
    "<meta http-equiv=refresh content='0;url=//example.org'>",
    "<details open ontoggle=alert(1)>x</details>",
    "\u202eevil\u202c \u200b",
)
OURS = "[type='application/ld+json'], [src*='assets/'], [src*='search/names']"
NOT_OURS = f"script:not({OURS}), iframe, base, style, form:not(.search), .search ~ form"
FRONT = """\
---
title: {0}
date: 2023-07-19
summary: {0}
people: {{{0}: {{role: {0}}}}}
places: [{0}]
quotes: [{{text: {0}, speaker: {0}}}]
publisher: {0}
byline: {0}
url: "https://example.org/{1}"
topics: [{0}]
---

{2}

“{2}” said {2}.
"""


def test_attacks_in_every_field_do_nothing(chromium, tmp_path):
    (tmp_path / "site.yaml").write_text("title: '<script>alert(1)</script>'\nrights: {default: full}\n", "utf-8")
    folder = tmp_path / "content" / "articles" / "2023" / "07" / "19"
    folder.mkdir(parents=True)
    for number, attack in enumerate(ATTACKS):
        quoted = json.dumps(attack, ensure_ascii=False)
        (folder / f"attack-{number}.md").write_text(FRONT.format(quoted, number, attack), "utf-8")
    report = pipeline.build(tmp_path)
    assert report.articles == len(ATTACKS)
    output = tmp_path / "output"
    context = chromium.new_context()
    page = context.new_page()
    happened = []
    page.on("dialog", lambda dialog: (happened.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: happened.append(message.text))
    page.on("pageerror", lambda error: happened.append(str(error)))
    page.on("request", lambda request: happened.append(request.url) if not request.url.startswith("file:") else None)
    seen = 0
    for path in sorted(output.rglob("*.html")):
        page.goto(path.as_uri())
        seen += 1
        assert page.evaluate(f"document.querySelectorAll(`{NOT_OURS}`).length") == 0
    context.close()
    assert seen > len(ATTACKS)
    assert happened == []
