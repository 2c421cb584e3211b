import { NumberInput, Table } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { Panel } from "./panel";
import { roleCapsQuery, useCapRole } from "./pool-queries";

const ROLES = ["seller", "manager", "admin", "owner"] as const;
const KINDS = ["company", "lead"] as const;

/** How many companies and leads a member of a role may hold, whatever the pools allow. */
export function RoleCapsPanel() {
  const { t } = useTranslation("settings");
  const caps = useSuspenseQuery(roleCapsQuery()).data;
  const cap = useCapRole();
  return (
    <Panel title={t("pools.caps")} lead={t("pools.capsLead")}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("pools.role")}</Table.Th>
            {KINDS.map((kind) => (
              <Table.Th key={kind}>{t(`pools.kinds.${kind}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ROLES.map((role) => (
            <Table.Tr key={role}>
              <Table.Td>{t(`role.${role}`)}</Table.Td>
              {KINDS.map((kind) => {
                const most = caps.find((one) => one.role === role && one.kind === kind)?.most;
                return (
                  <Table.Td key={kind}>
                    <NumberInput
                      key={most}
                      size="xs"
                      maw={140}
                      min={0}
                      max={100_000}
                      hideControls
                      aria-label={`${t(`role.${role}`)}: ${t(`pools.kinds.${kind}`)}`}
                      placeholder={t("pools.unlimited")}
                      defaultValue={most ?? ""}
                      onBlur={(event) => {
                        const typed = Number.parseInt(event.currentTarget.value, 10);
                        const next = Number.isFinite(typed) ? typed : null;
                        if (next !== (most ?? null)) cap.mutate({ role, kind, most: next });
                      }}
                    />
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}
