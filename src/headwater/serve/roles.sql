-- The owner migrates. The app role serves requests and runs jobs: it owns nothing
-- and cannot get around row-level security. Run by a superuser, in the database.
DO $$ BEGIN
    IF to_regrole('headwater_owner') IS NULL THEN
        CREATE ROLE headwater_owner LOGIN NOSUPERUSER NOBYPASSRLS;
    END IF;
    IF to_regrole('headwater_app') IS NULL THEN
        CREATE ROLE headwater_app LOGIN NOSUPERUSER NOBYPASSRLS;
    END IF;
END $$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO headwater_owner;
GRANT USAGE ON SCHEMA public TO headwater_app;
