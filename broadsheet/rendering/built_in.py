"""Where the built-in theme stands: inside the package, or beside it in a checkout."""

from __future__ import annotations

import os

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = f"{_PACKAGE}/theme" if os.path.isdir(f"{_PACKAGE}/theme") else f"{os.path.dirname(_PACKAGE)}/templates"
