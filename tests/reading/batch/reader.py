"""Reads the folder IN into OUT by JOBS processes in blocks of BLOCK files; at a paper whose text has POISON, it dies.

    python reader.py IN OUT JOBS BLOCK [POISON]

A script, so that processes can be killed, and can die, without those that test them.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from nhipcau.reading import batch
from nhipcau.reading.batch import running


@dataclass(frozen=True)
class Deadly:
    """An opinion that ends the process, as a broken library would."""

    poison: str

    def __call__(self, source, draft):
        if self.poison in source.text:
            os.abort()
        return draft


if __name__ == "__main__":
    # Somebody may edit the rules while the test runs.
    running.engine = lambda: "0123456789abcdef"
    place, out, jobs, block, *poison = sys.argv[1:]
    opinion = Deadly(*poison) if poison else None
    order = batch.Order([place], Path(out), opinion=opinion, block=int(block))
    print(batch.read_all(order, batch.Processes(int(jobs))))
