import pytest

from headwater.accounts.rules import Role
from headwater.tenancy.models import Workspace
from tests import make
from tests.insights.stories import Cast


@pytest.fixture
def cast(workspace: Workspace) -> Cast:
    """Four stages; an owner who sees everything and a seller who sees what is theirs."""
    pipeline = make.pipeline(is_default=True)
    return Cast(
        stages=[make.stage(pipeline=pipeline, position=place) for place in range(4)],
        owners=[make.member(), make.member(role=Role.SELLER)],
    )
