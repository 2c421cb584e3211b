"""Migration operations that give a table to row-level security and number its edits."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Model, UUIDField

from headwater.tenancy.models import Reference

# workspace_id comes first in every index: PostgreSQL knows nothing about the rows of a young
# workspace and would otherwise choose an index without it and read all of them each time.
POLICIES = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON {table} USING (workspace_id = (SELECT current_workspace()));
CREATE POLICY owner_sees_all ON {table} TO headwater_owner USING (true);
"""
# What other rows may point at; nobody points at lines of a log, which are written by the million.
TARGET = """
ALTER TABLE {table} ADD CONSTRAINT {table}_id_in_workspace UNIQUE (workspace_id, id);
"""
REFERENCE = """
ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_in_same_workspace
FOREIGN KEY (workspace_id, {column}) REFERENCES {target} (workspace_id, id)
DEFERRABLE INITIALLY IMMEDIATE;
"""
REFERENCE_INDEX = """
CREATE INDEX {table}_{column}_in_workspace ON {table} (workspace_id, {column});
"""
VERSION = """
CREATE TRIGGER edit_is_numbered BEFORE UPDATE {columns} ON {table}
FOR EACH ROW EXECUTE FUNCTION number_edit();
"""


class _TableOperation(Operation):
    reduces_to_sql = True
    reversible = True
    model_name: str

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Leave the models as they are."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        for statement in self.statements(model):
            schema_editor.execute(statement)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Undo nothing: what was done here goes when the table is dropped."""

    def statements(self, model: type[Model]) -> list[str]:
        raise NotImplementedError


class Isolate(_TableOperation):
    """Show and accept only rows of the current workspace, also through foreign keys."""

    def __init__(self, model_name: str) -> None:
        self.model_name = model_name

    def statements(self, model: type[Model]) -> list[str]:
        table = model._meta.db_table
        statements = [POLICIES.format(table=table)]
        if isinstance(model._meta.pk, UUIDField):
            statements.append(TARGET.format(table=table))
        for column, target, has_index in references(model):
            names = {"table": table, "column": column, "target": target}
            statements.append(REFERENCE.format(**names))
            if has_index:
                statements.append(REFERENCE_INDEX.format(**names))
        return statements

    def describe(self) -> str:
        return f"Isolate the workspaces in {self.model_name}"


class NumberEdits(_TableOperation):
    """Let the database count `version` up with every edit of the named columns (or of any)."""

    def __init__(self, model_name: str, *columns: str) -> None:
        self.model_name, self.columns = model_name, columns

    def statements(self, model: type[Model]) -> list[str]:
        columns = f"OF {', '.join(self.columns)}" if self.columns else ""
        return [VERSION.format(table=model._meta.db_table, columns=columns)]

    def describe(self) -> str:
        return f"Number the edits of {self.model_name}"


def references(model: type[Model]) -> list[tuple[str, str, bool]]:
    """List the columns that point at tables with a workspace, those tables, and who is indexed."""
    return [
        (
            f"{field.name}_id",
            field.related_model._meta.db_table,
            not isinstance(field, Reference) or field.own_index,
        )
        for field in model._meta.fields
        if field.related_model and _belongs_to_workspace(field.related_model)
    ]


def _belongs_to_workspace(model: type[Model]) -> bool:
    return any(field.attname == "workspace_id" for field in model._meta.fields)
