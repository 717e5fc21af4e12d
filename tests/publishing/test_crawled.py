"""Readers meet no dead link: a crawler goes through the site again and again while it is published."""

from __future__ import annotations

import http.client
import os
import posixpath
import random
import re
import threading
import time

import pytest

from tests.publishing.conftest import HOST, program

LINK = re.compile(rb'href="([^"]+)"')
SERVER = """
daemon off;
{user}
pid {folder}/pid;
error_log {folder}/error;
worker_processes 1;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen {host}:{port};
        root {root};
    }}
}}
"""


@pytest.fixture
def nginx(listening, tmp_path):
    """Start nginx for a folder; its port."""

    def start(root):
        folder = tmp_path / "nginx"
        folder.mkdir()
        user = "user root;" if os.geteuid() == 0 else ""  # its own user could not read below a folder for temporary files

        def command(port):
            (folder / "conf").write_text(SERVER.format(user=user, folder=folder, host=HOST, port=port, root=root), "utf-8")
            return [program("nginx", "nginx"), "-c", str(folder / "conf"), "-e", str(folder / "error")]

        return listening(command)

    return start


def edition(number):
    """A site of which a part is new with each number: pages that link to one another, lists of them, and a front page."""
    draw = random.Random(7)
    slugs = [f"2024/01/{1 + n % 28:02}/report-{n}/index.html" for n in range(number, number + 60)]
    people = [f"people/somebody-{n}/index.html" for n in range(number // 2, number // 2 + 20)]
    site = {}
    for slug in slugs:
        near = draw.sample(slugs, 3) + draw.sample(people, 2)
        site[slug] = "".join(f'<a href="/{path}">x</a>' for path in near)
    for person in people:
        site[person] = "".join(f'<a href="/{path}">x</a>' for path in draw.sample(slugs, 5))
    site["people/index.html"] = "".join(f'<a href="/{path}">x</a>' for path in people)
    site["index.html"] = '<a href="/people/index.html">x</a>' + "".join(f'<a href="/{path}">x</a>' for path in slugs)
    return site


class Crawler(threading.Thread):
    """Follows every link from the front page, again and again.

    A link is dead where the way to it still is one, when the pages along it are read anew from the last to the first: a page
    that was read before the change may name one that is gone since, and so may one that is itself about to go.
    """

    def __init__(self, port):
        super().__init__(daemon=True)
        self.port, self.rounds, self.pages, self.dead, self.ended = port, 0, 0, [], threading.Event()

    def run(self):
        while not self.ended.is_set():
            self.crawl()
            self.rounds += 1

    def goes_round(self):
        """Wait until it has been through the whole site once more."""
        before = self.rounds
        while self.rounds < before + 2:
            assert self.is_alive()
            time.sleep(0.01)

    def crawl(self):
        came, left = {}, [("", "/index.html")]
        while left and not self.ended.is_set():
            page, path = left.pop()
            if path in came:
                continue
            came[path] = page
            status, body = self.get(path)
            self.pages += 1
            if status != 200 and self.leads_there(path, came):
                self.dead.append((page, path, status))
            left += [(path, posixpath.join(path, link.decode())) for link in LINK.findall(body)]

    def leads_there(self, path, came):
        """Whether the pages from the front page on, as they are now, lead to ``path``, and nothing is there."""
        to = path
        while page := came[to]:
            if to.encode() not in self.get(page)[1]:
                return False
            to = page
        return self.get(path)[0] != 200

    def get(self, path):
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


@pytest.mark.parametrize("kind", ["directory", "rsync"])
def test_a_crawler_meets_no_dead_link_while_the_site_is_published(site, places, nginx, kind):
    place = places(kind)
    site.aim(place.settings)
    site.lay(edition(0))
    site.send()
    crawler = Crawler(nginx(place.root / "current" if kind == "directory" else place.root))
    crawler.start()
    for number in (20, 40, 55):
        site.lay(edition(number))
        assert site.send().changes
        crawler.goes_round()
    crawler.ended.set()
    crawler.join()
    assert crawler.pages > 300
    assert crawler.dead == []
