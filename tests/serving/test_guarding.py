"""Who is answered: this machine, by a name of its own, and no other site that its browser has open."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from broadsheet.serving import guarding


@pytest.mark.parametrize("header", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:1", "127.8.9.1"])
def test_a_name_of_this_machine_is_answered(header):
    assert guarding.host_fits(header, "127.0.0.1")


@pytest.mark.parametrize(
    "header",
    [
        "",
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "localhost:8000@evil.example",
        "user@localhost",
        "192.0.2.7",
        "0.0.0.0",
        "localhost:port",
        "localhost/evil",
        "2130706433",
    ],
)
def test_any_other_name_is_refused(header):
    assert not guarding.host_fits(header, "127.0.0.1")


def test_a_server_that_is_open_to_the_network_answers_to_its_addresses_but_to_no_name_of_others():
    assert guarding.host_fits("192.0.2.7:8000", "0.0.0.0")
    assert guarding.host_fits("desk.example:8000", "desk.example")
    assert not guarding.host_fits("evil.example:8000", "0.0.0.0")


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "https://localhost:8000", "http://localhost:8001"])
def test_a_post_from_elsewhere_is_of_another_origin(origin):
    assert not guarding.same_origin(origin, "localhost:8000")


def test_a_page_that_another_name_leads_to_is_refused(served):
    status, _, text = served.get(Host="rebound.example")
    assert status == 421
    assert "Harbour" not in text
    assert served.get("_serve/events", Host="rebound.example")[0] == 421
    assert served.get("_desk/", Host="rebound.example")[0] == 421


def test_no_other_site_may_read_or_embed_a_page(served):
    _, headers, _ = served.get()
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize(
    "path",
    [
        "../site.yaml",
        "..%2f..%2f..%2fsite.yaml",
        "%2e%2e/%2e%2e/state.sqlite",
        ".broadsheet",
        "assets/../.broadsheet",
        "..\\x",
        "//etc/passwd",
    ],
)
def test_no_file_outside_the_preview_is_served(served, path):
    host, port = urlsplit(served.address).hostname, urlsplit(served.address).port
    with socket.create_connection((host, port), timeout=10) as raw:
        raw.sendall(f"GET /{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: raw.recv(65536), b"")).decode()
    assert answer.startswith("HTTP/1.1 404")
    assert "title: The Harbour Digest" not in answer
    assert "Broadsheet made this folder" not in answer


def test_a_link_in_the_preview_is_not_followed(served):
    output = served.folder / ".cache/serve/output"
    (output / "secret.txt").symlink_to(served.folder / "site.yaml")
    (output / "up").symlink_to(served.folder)
    try:
        assert served.get("secret.txt")[0] == 404
        assert served.get("up/site.yaml")[0] == 404
    finally:
        (output / "secret.txt").unlink()
        (output / "up").unlink()


@pytest.mark.skipif(sys.platform != "linux", reason="reads the system's table of sockets, which is Linux")
def test_it_listens_on_this_machine_alone(served):
    port = urlsplit(served.address).port
    listening = [line.split() for line in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]]
    bound = [entry[1].split(":")[0] for entry in listening if entry[3] == "0A" and int(entry[1].split(":")[1], 16) == port]
    assert bound == ["0100007F"]
    assert not any("warning" in line for line in served.said)


def test_beyond_this_machine_it_listens_only_when_told_and_warns(serve):
    served = serve("--host", "0.0.0.0")
    assert any(line.startswith("warning: 0.0.0.0 can be reached from other machines") for line in served.said)


def test_a_port_that_is_taken_is_said_with_what_helps(served):
    port = str(urlsplit(served.address).port)
    command = [sys.executable, "-m", "broadsheet", "--site", str(served.folder), "serve", "--port", port]
    second = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert second.returncode == 2
    assert f"127.0.0.1:{port}" in second.stderr
    assert "--port" in second.stderr
