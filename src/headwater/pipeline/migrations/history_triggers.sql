CREATE TRIGGER new_deals_are_remembered AFTER INSERT ON pipeline_deal
REFERENCING NEW TABLE AS new_deals
FOR EACH STATEMENT EXECUTE FUNCTION remember_new_deals();

CREATE TRIGGER changed_deals_are_remembered AFTER UPDATE ON pipeline_deal
REFERENCING OLD TABLE AS old_deals NEW TABLE AS new_deals
FOR EACH STATEMENT EXECUTE FUNCTION remember_changed_deals();

CREATE TRIGGER deleted_deals_are_forgotten AFTER DELETE ON pipeline_deal
REFERENCING OLD TABLE AS old_deals
FOR EACH STATEMENT EXECUTE FUNCTION forget_deleted_deals();
