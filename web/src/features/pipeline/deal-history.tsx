import { Button, Table } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { When } from "@/ui/when";

import parts from "./deal-parts.module.css";
import { FieldName } from "./field-name";
import { FieldValue } from "./field-value";
import { historyQuery } from "./queries";
import story from "./story.module.css";

/** Every change of every field: what, from, to, who, when. */
export function DealHistory({ dealId }: { dealId: string }) {
  const { t } = useTranslation("pipeline");
  const history = useSuspenseInfiniteQuery(historyQuery(dealId));
  const changes = history.data.pages.flatMap((page) => page.items);
  if (changes.length === 0) return <p className={parts.none}>{t("story.noChanges")}</p>;
  return (
    <>
      <Table fz="sm" verticalSpacing={6} className={story.history}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("history.label")}</Table.Th>
            <Table.Th>{t("history.from")}</Table.Th>
            <Table.Th>{t("history.to")}</Table.Th>
            <Table.Th>{t("history.who")}</Table.Th>
            <Table.Th>{t("history.when")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map((change) => (
            <Table.Tr key={change.at + change.field}>
              <Table.Td>
                <FieldName field={change.field} />
              </Table.Td>
              <Table.Td>
                <FieldValue field={change.field} value={change.from} />
              </Table.Td>
              <Table.Td>
                <FieldValue field={change.field} value={change.to} />
              </Table.Td>
              <Table.Td>{change.actor_name ?? t("story.system")}</Table.Td>
              <Table.Td>
                <When at={change.at} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {history.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t("story.more")}
        </Button>
      )}
    </>
  );
}
