import sys

from nhipcau.cli import main

# Processes that read many papers import this file again.
if __name__ == "__main__":
    sys.exit(main())
