"""Ada at the API, and a pipeline of three stages."""

import pytest

from headwater.pipeline.models import Stage
from tests import make


@pytest.fixture
def stages(workspace: object) -> list[Stage]:
    sales = make.pipeline(is_default=True, name_en="Sales")
    names = ["Lead", "Demo", "Offer"]
    return [make.stage(pipeline=sales, name_en=name, position=n) for n, name in enumerate(names)]
