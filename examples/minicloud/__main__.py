"""Run the command line: ``python -m minicloud``."""

import signal
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - else an older one shows a traceback
    sys.exit("minicloud: Python 3.11 or newer is needed, as cinder 29 needs it")

# As long as nothing is started, Ctrl-C ends the program without a traceback.
signal.signal(signal.SIGINT, signal.SIG_DFL)

from minicloud.cli import main  # noqa: E402 - or Ctrl-C would come before it

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
