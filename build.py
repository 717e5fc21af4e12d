"""Build this folder's site: ``python build.py [COMMAND]``; see ``python build.py --help``."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

sys.path.insert(0, str(HERE))

if sys.version_info < (3, 11):  # noqa: UP036 - this file is what older ones come to first
    sys.exit("build.py needs Python 3.11 or newer; this is {}.{}".format(*sys.version_info))

try:
    from broadsheet.cli import main
except ModuleNotFoundError as error:
    if not error.name or error.name.startswith("broadsheet"):
        raise
    setup = "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt && .venv/bin/python build.py"
    sys.exit(f"build.py needs the library {error.name}; in {HERE}: {setup}")

if __name__ == "__main__":
    sys.exit(main(default_site=HERE))
