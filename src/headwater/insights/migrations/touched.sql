-- Whoever writes what figures are read from leaves a row behind, so that an answer can be kept until
-- then: see tenancy/kept.py. What triggers write follows from what somebody wrote: that is enough.
CREATE FUNCTION touch_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Without a workspace only migrations write; the processes that keep answers begin after them.
    INSERT INTO tenancy_touch (workspace_id) SELECT current_workspace()
    WHERE current_workspace() IS NOT NULL
      AND EXISTS (SELECT FROM tenancy_workspace WHERE id = current_workspace());
    RETURN NULL;
END $$;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'accounts_exchangerate', 'accounts_member', 'accounts_team', 'activities_activitytype',
        'activities_attendee', 'activities_note', 'activities_task', 'fields_customfield',
        'fields_customvalue', 'leads_agreement', 'leads_campaign', 'leads_conversion',
        'leads_lead', 'leads_leadversion', 'leads_reason', 'leads_step', 'people_company',
        'people_person', 'pipeline_deal', 'pipeline_dealperson', 'pipeline_dealversion',
        'pipeline_lostreason', 'pipeline_pipeline', 'pipeline_source', 'pipeline_stage',
        'pipeline_stagevisit', 'pools_place', 'tenancy_workspace'
    ] LOOP
        EXECUTE format('CREATE TRIGGER figures_are_touched AFTER INSERT OR UPDATE OR DELETE ON %I
            FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION touch_figures()',
            name);
    END LOOP;
END $$;
