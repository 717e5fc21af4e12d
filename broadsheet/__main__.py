"""``python -m broadsheet``: the command line, where no console script is installed."""

import sys

from broadsheet.cli import main

if __name__ == "__main__":
    sys.exit(main())
