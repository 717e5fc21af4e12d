"""The headers that a page cannot set itself."""

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.site import headers
from tests.pages.planned import every_page


def test_every_path_gets_every_header_and_no_site_differs(article):
    found = []
    for articles, site in (([], Site(title="A")), ([article("The bridge reopened.")], Site(title="B", language="de"))):
        index, _ = build(articles, (), site)
        found.append([(page.path, page.view.text) for page in every_page(index, site, [headers])])
    assert found[0] == found[1]
    ((path, text),) = found[0]
    assert path == "_headers"
    first, *lines = text.splitlines()
    assert first == "/*"
    assert [line.strip().split(": ")[0] for line in lines] == sorted(name for name, _ in headers.HEADERS)
    assert "frame-ancestors 'none'" in text
