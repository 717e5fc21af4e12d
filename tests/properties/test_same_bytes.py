"""One site, one set of bytes: whatever the time zone, the locale, the hash seed, the processes and the order of folders."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

PROOF = Path(__file__).parents[2] / "benchmarks" / "same_bytes.py"


@pytest.mark.skipif(sys.platform != "linux", reason="makes a locale as Linux has them")
def test_the_bytes_do_not_depend_on_where_and_how_a_site_is_built(tmp_path):
    command = [sys.executable, str(PROOF), "--made", "60", "--every", "21", "--work", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 2:
        pytest.skip(done.stderr)
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [line for line in done.stdout.splitlines() if re.search(r" [0-9a-f]{32}$", line)]
    assert [re.split(r" {2,}", row)[0] for row in rows] == ["serial", "1 process", "2 processes"]
    assert len({row.split()[-1] for row in rows}) == 1
    assert [re.split(r" {2,}", row)[-3] for row in rows] == ["0", "0", "2"]  # processes that were forked
