"""Run the command line: ``python -m cinder_flow create 1``."""

import sys

from cinder_flow.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
