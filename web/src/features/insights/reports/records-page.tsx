import { Button, Group, Text } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { flatten } from "@/lib/pages";
import { useOpenRecord } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { Money } from "@/ui/money";
import { Page } from "@/ui/page";

import { type ReportRecord, recordsQuery } from "./queries";
import { useQuestion } from "./question";
import { useRecordColumns } from "./use-record-columns";

/** The records behind one cell of a report. */
export function RecordsPage() {
  const { t } = useTranslation("reports");
  const { asked, search } = useQuestion();
  const back = (
    <Button
      renderRoot={(props) => (
        <Link
          {...props}
          to="/insights/reports/$reportId"
          params={{ reportId: search.report ?? "new" }}
          search={asked as never}
        />
      )}
      size="compact-sm"
      variant="subtle"
      leftSection={<IconArrowLeft size={15} />}
    >
      {t("back")}
    </Button>
  );
  return (
    <Page title={search.what || t(`measures.${asked.measure}` as "none")} controls={back} fixed>
      <Boundary>
        <Records />
      </Boundary>
    </Page>
  );
}

function Records() {
  const { t } = useTranslation("reports");
  const { question, search } = useQuestion();
  // The other side has no part in the records of this one.
  const asked = Object.fromEntries(
    Object.entries(question).filter(
      ([name]) => name !== "compare" && name !== "chart" && !name.startsWith("other_"),
    ),
  ) as typeof question;
  const list = useSuspenseInfiniteQuery(
    recordsQuery({ ...asked, ...keyed("row", search.row), ...keyed("column", search.column) }),
  );
  const open = useOpenRecord();
  const { items, total } = flatten<ReportRecord>(list.data);
  const kind = items[0]?.kind as "deal" | "lead" | "task" | undefined;
  const columns = useRecordColumns(kind);
  if (!kind) return <EmptyState>{t("empty")}</EmptyState>;
  return (
    <>
      <Text fz="sm" c="dimmed" px="md" py={8}>
        {t("records", { count: total ?? items.length })}
      </Text>
      <DataTable
        name={`report-${kind}`}
        label={search.what || t("table")}
        columns={columns}
        rows={items}
        rowId={({ id }) => id}
        onOpen={({ id }) => open(kind, id)}
        openId={search[kind]}
        onEnd={() => {
          if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
        }}
        compact={(one) => <Compact record={one} />}
      />
    </>
  );
}

function Compact({ record }: { record: ReportRecord }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <div>
        <Text size="sm" fw={500} lineClamp={1}>
          {record.title}
        </Text>
        <Text fz="xs" c="dimmed" lineClamp={1}>
          {record.owner_name}
        </Text>
      </div>
      {record.kind === "deal" && <Money amount={record.value} currency={record.currency} short />}
    </Group>
  );
}

function keyed(name: "row" | "column", key: string | undefined) {
  return key === undefined ? {} : { [name]: key === "-" ? "" : key };
}
