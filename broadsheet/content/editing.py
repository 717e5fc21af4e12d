"""A YAML file that editors keep by hand → its tree, or None with a Problem; for decisions and settlements of sources.

Such a file holds whole or not at all. The line that cannot be understood may be the one that hides a name, keeps two people
apart or makes an agency's articles private; and a bracket left off one line takes all others with it.
"""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.content.faults import Faults
from broadsheet.engine import strict_yaml
from broadsheet.engine.strict_yaml import Value, YamlError
from broadsheet.model.problem import ConfigError, Problem
from broadsheet.text.encoding import EncodingError, decode

MAXIMUM = 4_000_000
"""Bytes of one such file."""
TOLD = 3
"""Problems of a file that are told where it stops a command."""


def tree(data: bytes, faults: Faults) -> Value | None:
    """The value that stands in ``data``; None where there is none, or it cannot be read."""
    if len(data) > MAXIMUM:
        faults.add(None, None, f"a file of {len(data):,} bytes", f"at most {MAXIMUM:,}")
        return None
    try:
        value = strict_yaml.load(decode(data, only_utf8=True)) if data.strip() else None
    except EncodingError as error:
        faults.add(error.line, None, error.found, error.expected)
        return None
    except YamlError as error:
        faults.add(error.line, None, error.found, error.expected)
        return None
    return None if value is None or (isinstance(value, str) and strict_yaml.is_null(value)) else value


def whole(problems: Iterable[Problem]) -> None:
    """Raises ConfigError with the first few ``problems`` of such a file, where there are any."""
    found = [str(problem) for problem in problems]
    if found:
        more = [f"and {len(found) - TOLD} more"] if len(found) > TOLD else []
        remedy = "mend the file, then run the command again; until then what stands is left as it is"
        raise ConfigError("\n  ".join([*found[:TOLD], *more, remedy]))
