import { Button, Table } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { formatDate } from "@/lib/when";
import { Dialog } from "@/ui/dialog";
import { useLocale } from "@/ui/use-locale";

import { AssigneeForm } from "./assignee-form";
import { type Assignee, assigneesQuery } from "./assignment-queries";
import { Panel } from "./panel";
import classes from "./panel.module.css";

/** What counts of each member when records are given out. */
export function AssigneesPanel() {
  const { t } = useTranslation("assignment");
  const { language } = useLocale();
  const people = useSuspenseQuery(assigneesQuery()).data;
  const me = useMe().member.id;
  const [edited, setEdited] = useState<Assignee>();
  const close = () => setEdited(undefined);
  const hours = ({ opens, closes }: Assignee) =>
    opens && closes ? `${opens.slice(0, 5)} – ${closes.slice(0, 5)}` : t("office");
  const heads = [
    "person",
    "open",
    "capacity",
    "mySkills",
    "myTerritories",
    "works",
    "away",
  ] as const;
  return (
    <Panel title={t("peopleTitle")} lead={t("peopleLead")}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is scrolled by keyboard */}
      <section className={classes.scroll} aria-label={t("peopleTitle")} tabIndex={0}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              {heads.map((head) => (
                <Table.Th key={head}>{t(`head.${head}`)}</Table.Th>
              ))}
              <Table.Th aria-label={t("edit")} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {people.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td>{one.name}</Table.Td>
                <Table.Td>
                  {one.leads === null ? "—" : t("openOf", { leads: one.leads, deals: one.deals })}
                </Table.Td>
                <Table.Td>{one.capacity} %</Table.Td>
                <Table.Td>{one.skills.join(" · ")}</Table.Td>
                <Table.Td>{one.territories.join(" · ")}</Table.Td>
                <Table.Td>{hours(one)}</Table.Td>
                <Table.Td>{one.away_until && formatDate(one.away_until, language)}</Table.Td>
                <Table.Td>
                  {(one.may_shape || one.id === me) && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t("editOf", { name: one.name })}
                      onClick={() => setEdited(one)}
                    >
                      {t("edit")}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      <Dialog opened={edited !== undefined} onClose={close} title={edited?.name}>
        {edited && <AssigneeForm one={edited} onDone={close} />}
      </Dialog>
    </Panel>
  );
}
