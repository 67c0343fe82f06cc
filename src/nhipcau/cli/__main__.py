import sys

from nhipcau.cli import main

sys.exit(main())
