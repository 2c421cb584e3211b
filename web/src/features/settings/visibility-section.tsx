import { Select, Table } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { HoldersPanel } from "./holders-panel";
import { Panel } from "./panel";
import classes from "./panel.module.css";
import { useSetVisibility, visibilityQuery } from "./queries";

type Sight = Schema["SightBody"];

const ROLES: Sight["role"][] = ["manager", "seller", "observer"];
const KINDS: Sight["kind"][] = ["deal", "company", "person", "task", "lead"];
const LEVELS: Sight["level"][] = ["own", "team", "team_and_below", "all"];

/** Who is shown what: whose records each role sees, and what is told of hidden ones. */
export function VisibilitySection() {
  return (
    <>
      <SightPanel />
      <HoldersPanel />
    </>
  );
}

/** Owners and admins see all. */
function SightPanel() {
  const { t } = useTranslation("settings");
  const sights = useSuspenseQuery(visibilityQuery()).data;
  const set = useSetVisibility();
  const levelOf = (role: Sight["role"], kind: Sight["kind"]) => {
    const isPending = set.isPending && set.variables.role === role && set.variables.kind === kind;
    if (isPending) return set.variables.level;
    return sights.find((sight) => sight.role === role && sight.kind === kind)?.level ?? "own";
  };
  return (
    <Panel title={t("section.visibility")} lead={t("visibility.lead")}>
      <div className={classes.scroll}>
        <Table verticalSpacing="xs" miw={560}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("visibility.role")}</Table.Th>
              {KINDS.map((kind) => (
                <Table.Th key={kind}>{t(`kinds.${kind}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ROLES.map((role) => (
              <Table.Tr key={role}>
                <Table.Th scope="row">{t(`role.${role}`)}</Table.Th>
                {KINDS.map((kind) => (
                  <Table.Td key={kind}>
                    <Select
                      size="xs"
                      aria-label={`${t(`role.${role}`)}: ${t(`kinds.${kind}`)}`}
                      data={LEVELS.map((level) => ({ value: level, label: t(`level.${level}`) }))}
                      value={levelOf(role, kind)}
                      onChange={(level) =>
                        level && set.mutate({ role, kind, level: level as Sight["level"] })
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
    </Panel>
  );
}
