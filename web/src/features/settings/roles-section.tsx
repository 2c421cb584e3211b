import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { NewRole } from "./new-role";
import { Panel } from "./panel";
import { RightsTable } from "./rights-table";
import { RoleFieldsPanel } from "./role-fields-panel";
import { rolesQuery } from "./role-queries";
import { RoleSightTable } from "./role-sight-table";

/** What one may do, and whose records one sees, role by role. */
export function RolesSection() {
  const { t } = useTranslation("settings");
  const roles = useSuspenseQuery(rolesQuery()).data;
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <Panel
        title={t("section.roles")}
        lead={t("roles.lead")}
        action={
          <Button leftSection={<IconPlus size={15} />} onClick={() => setAdding(true)}>
            {t("roles.add")}
          </Button>
        }
      >
        <RightsTable roles={roles} />
      </Panel>
      <Panel title={t("roles.sight")} lead={t("visibility.lead")}>
        <RoleSightTable roles={roles.filter(({ sight }) => sight)} />
      </Panel>
      <RoleFieldsPanel roles={roles} />
      <NewRole opened={isAdding} onClose={() => setAdding(false)} roles={roles} />
    </>
  );
}
