from django.db import migrations

from headwater.tenancy.isolation import Isolate

GUARD = """
REVOKE UPDATE, DELETE, TRUNCATE ON audit_auditline FROM headwater_app;
GRANT UPDATE (number, seal, words, salt) ON audit_auditline TO headwater_app;

CREATE FUNCTION guard_audit_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.number IS NULL AND NEW.number IS NOT NULL
            AND to_jsonb(NEW) - '{number,seal}'::text[] = to_jsonb(OLD) - '{number,seal}'::text[]
        THEN
            RETURN NEW;  -- sealed
        END IF;
        IF NEW.words IS NULL AND NEW.salt IS NULL
            AND to_jsonb(NEW) - '{words,salt}'::text[] = to_jsonb(OLD) - '{words,salt}'::text[]
        THEN
            RETURN NEW;  -- the names in it were erased
        END IF;
    END IF;
    RAISE 'Lines of the audit log are written once and never changed.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_lines_are_never_rewritten BEFORE UPDATE OR DELETE ON audit_auditline
FOR EACH ROW EXECUTE FUNCTION guard_audit_line();
CREATE TRIGGER audit_log_is_never_emptied BEFORE TRUNCATE ON audit_auditline
FOR EACH STATEMENT EXECUTE FUNCTION guard_audit_line();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [Isolate("AuditLine"), migrations.RunSQL(GUARD, migrations.RunSQL.noop)]
