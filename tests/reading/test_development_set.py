"""The labelled papers that lie beside a developer's checkout, scored; skipped where there are none."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nhipcau.reading import read

SHARED = Path(os.environ.get("NHIPCAU_SHARED", Path(__file__).parents[3] / "shared"))
SCORER = SHARED / "tools" / "score_reading.py"


def test_the_development_set_scores_at_least_085(tmp_path):
    if not SCORER.exists():
        pytest.skip("SKIPPED: no labelled papers beside this checkout; the score was not measured")
    rows = [
        json.dumps(read(path.read_bytes().decode()).as_dict(path.stem), ensure_ascii=False)
        for path in sorted((SHARED / "seeds").glob("*.txt"))
    ]
    found = tmp_path / "found.ndjson"
    found.write_text("\n".join(rows), encoding="utf-8")
    command = [sys.executable, str(SCORER), str(SHARED / "gold"), str(found)]
    report = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    print(report)
    macro = next(line for line in report.splitlines() if line.startswith("macro F1"))
    assert float(macro.split()[2]) >= 0.85, report
