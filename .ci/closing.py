"""Compiled requirements → closed ones: each pin with extras gets a line beside it without them.

A pip before 23.3 takes "lxml" and "lxml[html_clean]" for two packages, and compares extras as they are written. Where one of the
two is asked for and has no line, it looks for the newest release, which no line pins; so a lock broke with each such release.
The compiler writes one line, with extras in the form of PEP 685 (html-clean); packages mostly ask in the older one (html_clean).
`tests/architecture/test_locks.py` compares with what packages ask.
"""

import re
import sys
from pathlib import Path

PINS = re.compile(r"^(?=[a-z0-9])", re.MULTILINE)
WITH_EXTRAS = re.compile(r"(?P<name>[a-z0-9._-]+)\[(?P<extras>[^]]+)\](?P<rest>.*)", re.DOTALL)


def closed(lock: str) -> str:
    """Return the lock with two lines for each pin with extras."""
    return "".join(_lines(pin) for pin in PINS.split(lock))


def _lines(pin: str) -> str:
    found = WITH_EXTRAS.fullmatch(pin)
    if not found:
        return pin
    name, extras, rest = found["name"], found["extras"].replace("-", "_"), found["rest"]
    return f"{name}{rest}{name}[{extras}]{rest}"


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:]):
        path.write_text(closed(path.read_text()))
