import { Select, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import classes from "./panel.module.css";
import { type RoleShape, useRoleName, useSaveRole } from "./role-queries";

type Kind = Schema["SightBody"]["kind"];
type Level = Schema["SightBody"]["level"];
type Props = { roles: RoleShape[] };

const KINDS: Kind[] = ["deal", "company", "person", "task", "lead"];
const LEVELS: Level[] = ["own", "team", "team_and_below", "all"];

/** Whose records each role sees, kind by kind; who sees all is not listed. */
export function RoleSightTable({ roles }: Props) {
  const { t } = useTranslation("settings");
  const nameOf = useRoleName();
  const save = useSaveRole();
  const levelOf = (role: RoleShape, kind: Kind) => {
    const isPending = save.isPending && save.variables.role.key === role.key;
    return (isPending && save.variables.change.sight?.[kind]) || role.sight?.[kind] || "own";
  };
  return (
    <div className={`${classes.scroll} ${classes.pinned}`}>
      <Table verticalSpacing="xs" horizontalSpacing={6} miw={740} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={116}>{t("visibility.role")}</Table.Th>
            {KINDS.map((kind) => (
              <Table.Th key={kind}>{t(`kinds.${kind}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {roles.map((role) => (
            <Table.Tr key={role.key}>
              <Table.Th scope="row">{nameOf(role)}</Table.Th>
              {KINDS.map((kind) => (
                <Table.Td key={kind}>
                  <Select
                    size="xs"
                    rightSectionWidth={24}
                    aria-label={`${nameOf(role)}: ${t(`kinds.${kind}`)}`}
                    data={LEVELS.map((level) => ({ value: level, label: t(`level.${level}`) }))}
                    value={levelOf(role, kind)}
                    disabled={save.isPending}
                    onChange={(level) =>
                      level && save.mutate({ role, change: { sight: { [kind]: level as Level } } })
                    }
                    allowDeselect={false}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
