"""Run the command line: ``python -m minicloud``."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - else an older one shows a traceback
    sys.exit("minicloud: Python 3.11 or newer is needed, as cinder 29 needs it")

from minicloud.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
