import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";

import classes from "./panel.module.css";
import { RightsRow } from "./rights-row";
import type { RoleShape } from "./role-queries";
import { RIGHTS } from "./role-rules";

type Props = { roles: RoleShape[] };

/** Roles down, rights across. */
export function RightsTable({ roles }: Props) {
  const { t } = useTranslation("settings");
  return (
    <div className={`${classes.scroll} ${classes.pinned}`}>
      <Table verticalSpacing="xs" horizontalSpacing={6} miw={720}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("visibility.role")}</Table.Th>
            {RIGHTS.map((right) => (
              <Table.Th key={right} ta="center">
                {t(`right.${right}`)}
              </Table.Th>
            ))}
            <Table.Th aria-label={t("roles.remove")} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {roles.map((role) => (
            <RightsRow key={role.key} role={role} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
