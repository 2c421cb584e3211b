-- What the app role may do with tables that the owner will make. Apart from roles.sql, because a
-- restored backup brings its own.
ALTER DEFAULT PRIVILEGES FOR ROLE headwater_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO headwater_app;
ALTER DEFAULT PRIVILEGES FOR ROLE headwater_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO headwater_app;
