"""What all tests share: CI skips none, and a test that needs Chromium says so where there is none."""

from __future__ import annotations

import os

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """On CI everything is installed, so that a skipped test is a failed one."""
    report = yield
    if os.environ.get("BROADSHEET_SKIP_NONE") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, where nothing may be: {report.longrepr}"
    return report
