import { Text } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { flatten } from "@/lib/pages";
import { useOpenRecord } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { BackButton } from "../back-button";
import { figureLeadsQuery, type LeadFigure } from "../before-queries";
import { useBeforeScope } from "../use-before-scope";
import { useWords } from "../use-words";
import { CompactLead } from "./compact-lead";
import { useFigureLeadColumns } from "./use-figure-lead-columns";

/** The leads behind one figure. */
export function LeadListPage() {
  const { t } = useTranslation("before");
  const { search, carried } = useBeforeScope();
  const back = (
    <BackButton to="/insights/leads" search={carried}>
      {t("leads.page")}
    </BackButton>
  );
  return (
    <Page title={search.what || t("list.page")} controls={back} fixed>
      <Boundary>
        <FigureLeads />
      </Boundary>
    </Page>
  );
}

function FigureLeads() {
  const { t } = useTranslation("before");
  const { ask, search } = useBeforeScope();
  const open = useOpenRecord();
  const words = useWords();
  const list = useSuspenseInfiniteQuery(
    figureLeadsQuery({
      ...ask,
      figure: (search.figure ?? "cohort") as LeadFigure,
      ...(search.reason && { reason_id: search.reason }),
    }),
  );
  const columns = useFigureLeadColumns();
  const { items, total } = flatten(list.data);
  if (items.length === 0) return <EmptyState>{t("list.none")}</EmptyState>;
  const count = total ?? items.length;
  return (
    <>
      <Text fz="sm" c="dimmed" px="md" py={8}>
        {t("list.count", { count, formatted: words.count(count) })}
      </Text>
      <DataTable
        name="figure-leads"
        label={t("list.page")}
        columns={columns}
        rows={items}
        rowId={({ id }) => id}
        onOpen={({ id }) => open("lead", id)}
        openId={search.lead}
        onEnd={() => {
          if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
        }}
        compact={(lead) => <CompactLead lead={lead} />}
      />
    </>
  );
}
