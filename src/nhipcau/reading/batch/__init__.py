"""Many papers: whole folders, by several processes or machines, with results that do not depend on who did the work."""

from nhipcau.reading.batch.block import Failure, NoSharedFolder
from nhipcau.reading.batch.executors import Cluster, Executor, NoCluster, Processes, Serial
from nhipcau.reading.batch.folder import Busy, Taken
from nhipcau.reading.batch.running import Broken, Order, Progress, Summary, read_all
from nhipcau.reading.batch.storage import Missing
from nhipcau.reading.batch.walking import entries

__all__ = [
    "Broken",
    "Busy",
    "Cluster",
    "Executor",
    "Failure",
    "Missing",
    "NoCluster",
    "NoSharedFolder",
    "Order",
    "Processes",
    "Progress",
    "Serial",
    "Summary",
    "Taken",
    "entries",
    "read_all",
]
