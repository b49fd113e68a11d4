"""The ledger cannot be changed: the database itself refuses UPDATE and DELETE, whoever asks."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations

SENTENCE = "the ledger is only ever added to"
SQLITE = [
    f"CREATE TRIGGER ledger_no_{act.lower()} BEFORE {act} ON workspace_ledgerentry "
    f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
    for act in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    "CREATE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{SENTENCE}'; END $$",
    "CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE ON workspace_ledgerentry "
    "FOR EACH ROW EXECUTE FUNCTION ledger_refuses()",
    "CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON workspace_ledgerentry "
    "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses()",
]
UNDO = {
    "sqlite": [f"DROP TRIGGER ledger_no_{act}" for act in ("update", "delete")],
    "postgresql": [
        "DROP TRIGGER ledger_append_only ON workspace_ledgerentry",
        "DROP TRIGGER ledger_no_truncate ON workspace_ledgerentry",
        "DROP FUNCTION ledger_refuses",
    ],
}


def _guard(apps: Any, schema_editor: Any) -> None:
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def _open(apps: Any, schema_editor: Any) -> None:
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Triggers on the ledger."""

    dependencies: ClassVar = [("workspace", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(_guard, _open)]
