import { useParams } from "@tanstack/react-router";
import { type ComponentType, lazy } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";
import { FormSkeleton } from "@/ui/skeletons";

import { type SectionId, sectionsFor } from "./sections";
import { SettingsMenu } from "./settings-menu";
import classes from "./settings-page.module.css";

const named = <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) =>
  lazy(async () => ({ default: (await load())[name] }));

const CONTENT: Record<SectionId, ComponentType> = {
  profile: named(() => import("./profile-section"), "ProfileSection"),
  notices: named(() => import("./notices-section"), "NoticesSection"),
  mailboxes: named(() => import("./mailboxes-section"), "MailboxesSection"),
  security: named(() => import("./security-section"), "SecuritySection"),
  tokens: named(() => import("./tokens-section"), "TokensSection"),
  workspace: named(() => import("./workspace-section"), "WorkspaceSection"),
  pipelines: named(() => import("./pipelines-section"), "PipelinesSection"),
  overrides: named(() => import("./overrides-section"), "OverridesSection"),
  fields: named(() => import("./fields-section"), "FieldsSection"),
  activities: named(() => import("./activity-types-section"), "ActivityTypesSection"),
  "mail-templates": named(() => import("./mail-templates-section"), "MailTemplatesSection"),
  leads: named(() => import("./leads-section"), "LeadsSection"),
  "do-not-write": named(() => import("./suppression-section"), "SuppressionSection"),
  tracking: named(() => import("./tracking-section"), "TrackingSection"),
  members: named(() => import("./members-section"), "MembersSection"),
  teams: named(() => import("./teams-section"), "TeamsSection"),
  roles: named(() => import("./roles-section"), "RolesSection"),
  visibility: named(() => import("./holders-panel"), "HoldersPanel"),
  assignment: named(() => import("./assignment-section"), "AssignmentSection"),
  pools: named(() => import("./pools-section"), "PoolsSection"),
  rates: named(() => import("./rates-section"), "RatesSection"),
  holidays: named(() => import("./holidays-section"), "HolidaysSection"),
  "sign-in": named(() => import("./sign-in-section"), "SignInSection"),
  audit: named(() => import("./audit-section"), "AuditSection"),
};

export function SettingsPage() {
  const { t } = useTranslation("settings");
  const { section } = useParams({ strict: false });
  const allowed = sectionsFor(useMe().can);
  const current = (allowed.find(({ id }) => id === section) ?? allowed[0])?.id ?? "profile";
  const Content = CONTENT[current];
  return (
    <Page title={t("title")}>
      <div className={classes.frame}>
        <SettingsMenu current={current} sections={allowed} />
        <div className={classes.content}>
          <Boundary key={current} loading={<FormSkeleton />}>
            <Content />
          </Boundary>
        </div>
      </div>
    </Page>
  );
}
