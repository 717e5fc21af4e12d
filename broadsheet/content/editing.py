"""A YAML file that editors keep by hand → its tree, or None with a Problem; for decisions and settlements of sources."""

from __future__ import annotations

from broadsheet.content.faults import Faults
from broadsheet.engine import strict_yaml
from broadsheet.engine.strict_yaml import Value, YamlError
from broadsheet.text.encoding import EncodingError, decode

MAXIMUM = 4_000_000
"""Bytes of one such file."""


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
