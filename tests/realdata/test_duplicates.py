"""Merging unasked must be right on every labelled set there is: docs/accuracy.md."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.realdata import DATA
from tests.realdata.duplicates import Labelled, companies, febrl, measure, people

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not DATA.exists(), reason="The sample files of the workshop are not here."),
]
SETS: dict[str, Callable[[Path], Labelled]] = {
    "duplicates/dataset1.csv": febrl,
    "duplicates/dataset2.csv": febrl,
    "duplicates/fake_1000.csv": people,
    "encodings/cn_company_dupes_labelled.csv": companies,
}


@pytest.mark.parametrize("name", SETS)
def test_what_is_called_sure_is_right(name: str) -> None:
    scores = measure(SETS[name](DATA / name))

    assert scores["automatic"].precision >= 0.98
    assert scores["asked"].precision >= 0.95
    assert scores["asked"].recall >= scores["automatic"].recall
