import { Button, Table, Text } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { type HistoryKind, historyQuery } from "@/api/history";
import { When } from "@/ui/when";

import classes from "./field-history.module.css";
import { FieldName } from "./field-name";
import { FieldText } from "./field-text";

const HEADS = ["label", "from", "to", "who", "when"] as const;

/** Every change of every field of a record: what, from, to, who, when. */
export function FieldHistory({ kind, id }: { kind: HistoryKind; id: string }) {
  const { t } = useTranslation("history");
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    historyQuery(kind, id),
  );
  const changes = data.pages.flatMap((page) => page.items);
  if (changes.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t("none")}
      </Text>
    );
  }
  return (
    <>
      <Table fz="sm" verticalSpacing={6} className={classes.history}>
        <Table.Thead>
          <Table.Tr>
            {HEADS.map((head) => (
              <Table.Th key={head}>{t(`head.${head}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map(({ field, from, to, from_name, to_name, at, actor_name }) => (
            <Table.Tr key={at + field}>
              <Table.Td>
                <FieldName kind={kind} field={field} />
              </Table.Td>
              <Table.Td>
                <FieldText kind={kind} field={field} value={from} name={from_name} />
              </Table.Td>
              <Table.Td>
                <FieldText kind={kind} field={field} value={to} name={to_name} />
              </Table.Td>
              <Table.Td>{actor_name ?? t("system")}</Table.Td>
              <Table.Td>
                <When at={at} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </>
  );
}
