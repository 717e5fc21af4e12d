"""The command itself: what it needs, and what it says."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*arguments, code="from broadsheet.cli import main; sys.exit(main(sys.argv[1:]))"):
    command = [sys.executable, "-c", f"import sys; {code}", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)


def test_where_the_extra_is_not_installed_it_says_what_to_install(site):
    hidden = "import importlib.util as u; f = u.find_spec; u.find_spec = lambda n, p=None: None if n == 'uvicorn' else f(n, p); "
    found = run("--site", str(site), "serve", code=hidden + "from broadsheet.cli import main; sys.exit(main(sys.argv[1:]))")
    assert found.returncode == 2
    assert "serve needs uvicorn; `pip install -r " in found.stderr


def test_a_folder_that_is_no_site_is_not_served(tmp_path):
    found = run("--site", str(tmp_path), "serve")
    assert found.returncode == 2
    assert "no site.yaml" in found.stderr


@pytest.mark.parametrize("port", ["x", "-1", "70000", "8e3"])
def test_what_is_no_port_is_refused(site, port):
    found = run("--site", str(site), "serve", f"--port={port}")
    assert found.returncode == 2
    assert "is not a port" in found.stderr


@pytest.mark.parametrize("request_to_end", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_clean_with_a_page_still_open(serve, tab, request_to_end):
    served = serve()
    tab.goto(served.address)
    served.process.send_signal(request_to_end)
    assert served.process.wait(timeout=120) == 0


def test_nothing_of_it_is_loaded_by_a_build(site):
    code = "from broadsheet.cli import main; main(sys.argv[1:]); print(sorted({n.split('.')[0] for n in sys.modules}))"
    found = run("--site", str(site), "build", code=code)
    assert "'jinja2'" in found.stdout
    assert not any(f"'{name}'" in found.stdout for name in ("starlette", "uvicorn", "watchfiles", "asyncio"))
