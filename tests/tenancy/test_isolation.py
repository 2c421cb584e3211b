"""PostgreSQL keeps the workspaces apart, whatever our code forgets. Run as the plain app role."""

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, connection

from headwater.accounts.models import Member
from headwater.pipeline.models import Deal, Pipeline
from headwater.tenancy.context import acting_in, current_workspace_id, enter, stepping_into
from headwater.tenancy.isolation import references
from headwater.tenancy.models import Workspace, WorkspaceModel
from tests import make
from tests.worlds import world

pytestmark = pytest.mark.usefixtures("workspace")

ISOLATED = """
SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid
WHERE relrowsecurity AND relforcerowsecurity AND polname = 'own_workspace'
"""
WITH_WORKSPACE = """
SELECT table_name FROM information_schema.columns JOIN information_schema.tables
    USING (table_schema, table_name)
WHERE table_schema = 'public' AND column_name = 'workspace_id' AND table_type = 'BASE TABLE'
"""
MODELS = [model for model in apps.get_models() if issubclass(model, WorkspaceModel)]


def query(sql: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def leave() -> None:
    query("SELECT set_config('app.workspace', '', true)")


def enter_another() -> Workspace:
    theirs = make.workspace()
    enter(theirs.pk)
    return theirs


def test_these_tests_run_as_a_role_that_cannot_get_around_the_rules() -> None:
    ((role, is_super, bypasses),) = query(
        "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
    )
    ((owned,),) = query("SELECT count(*) FROM pg_tables WHERE tableowner = current_user")

    assert (role, is_super, bypasses, owned) == ("headwater_app", False, False, 0)


def test_every_table_with_a_workspace_is_isolated() -> None:
    isolated = {name for (name,) in query(ISOLATED)}

    assert {model._meta.db_table for model in MODELS} - isolated == set()
    assert {name for (name,) in query(WITH_WORKSPACE)} - isolated == set()


def test_every_reference_stays_in_its_workspace() -> None:
    expected = {
        f"{model._meta.db_table}_{column}_in_same_workspace"
        for model in MODELS
        for column, _, _ in references(model)
    }
    # PostgreSQL cuts long names.
    there = {str(name) for (name,) in query("SELECT conname FROM pg_constraint")}

    assert {name for name in expected if name[:63] not in there} == set()


def test_code_that_forgets_its_workspace_sees_nothing() -> None:
    make.deal()

    leave()

    assert not Deal.objects.exists()
    assert not Member.objects.exists()


def test_code_that_forgets_its_workspace_writes_nothing() -> None:
    leave()

    with pytest.raises((IntegrityError, ProgrammingError)):
        Pipeline.objects.create(name_en="Nowhere")


def test_another_workspace_sees_nothing_and_changes_nothing() -> None:
    deal = make.deal()

    enter_another()

    assert not Deal.objects.exists()
    assert Deal.objects.filter(id=deal.id).update(title="Ours now") == 0
    assert Deal.objects.filter(id=deal.id).delete()[0] == 0


def test_a_row_cannot_be_written_into_another_workspace(workspace: Workspace) -> None:
    enter_another()

    with pytest.raises(ProgrammingError, match="row-level security policy"):
        Pipeline.objects.create(name_en="Smuggled", workspace_id=workspace.pk)


def test_a_row_cannot_move_to_another_workspace(workspace: Workspace) -> None:
    deal = make.deal()
    theirs = make.workspace()

    with pytest.raises(ProgrammingError, match="row-level security policy"):
        Deal.objects.filter(id=deal.id).update(workspace_id=theirs.pk)


def test_a_row_cannot_point_at_another_workspace() -> None:
    foreign = make.stage()
    enter_another()

    with pytest.raises(IntegrityError, match="in_same_workspace"):
        make.deal(stage=foreign)


def test_no_table_shows_rows_of_another_workspace() -> None:
    world("OURS")
    enter_another()

    assert [model for model in MODELS if model._default_manager.exists()] == []


def test_one_workspace_cannot_be_entered_from_within_another(workspace: Workspace) -> None:
    with (
        acting_in(workspace.pk),
        pytest.raises(RuntimeError, match="durable"),
        acting_in(workspace.pk),
    ):
        pass


def test_stepping_into_a_workspace_ends_where_it_began(workspace: Workspace) -> None:
    theirs = make.workspace()

    with stepping_into(theirs.pk):
        assert current_workspace_id() == theirs.pk

    assert current_workspace_id() == workspace.pk
