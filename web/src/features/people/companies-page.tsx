import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { flatten } from "@/lib/pages";
import { useOpenRecord } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { useSelection } from "@/ui/bulk/use-selection";
import { CompactRow } from "@/ui/compact-row";
import { DataTable } from "@/ui/data-table";
import { Page } from "@/ui/page";
import { PastePreview } from "@/ui/sheet/paste-preview";
import { ViewSwitch } from "@/ui/views/view-switch";
import { CompaniesExport } from "./companies-export";
import { DuplicatesLink } from "./duplicates-link";
import { GroupFilter } from "./group-filter";
import { ListControls } from "./list-controls";
import { NothingHere } from "./nothing-here";
import { type Company, companiesQuery } from "./queries";
import { CompaniesBulk } from "./records-bulk";
import { useCompanyColumns } from "./use-company-columns";
import { useCompanySheet } from "./use-people-sheets";
import { useWish } from "./use-wish";
import { LISTS } from "./views";

export function CompaniesPage() {
  const { t } = useTranslation("people");
  return (
    <Page
      title={t("companies")}
      controls={
        <>
          <ViewSwitch list={LISTS.company} />
          <ListControls kind="company" label={t("findCompany")}>
            <GroupFilter />
          </ListControls>
          <DuplicatesLink kind="company" />
          <CompaniesExport />
        </>
      }
      fixed
    >
      <Boundary>
        <CompanyList />
      </Boundary>
    </Page>
  );
}

function CompanyList() {
  const { t } = useTranslation("people");
  const { wish, search, set } = useWish();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    companiesQuery(wish),
  );
  const selection = useSelection(wish);
  const mayWrite = useMay("write");
  const mayBulk = useMay("bulk") && mayWrite;
  const open = useOpenRecord();
  const columns = useCompanyColumns();
  const { items } = flatten<Company>(data);
  const sheet = useCompanySheet(columns, items);
  if (items.length === 0) return <NothingHere kind="company" />;
  return (
    <>
      <PastePreview sheet={sheet} nameOf={({ name }) => name} />
      <DataTable
        sheet={sheet}
        selection={mayBulk ? selection : undefined}
        rowName={({ name }) => name}
        name="companies"
        label={t("companies")}
        columns={columns}
        rows={items}
        rowId={({ id }) => id}
        onOpen={({ id }) => open("company", id)}
        openId={search.company}
        sort={wish.sort ?? "name"}
        onSort={(sort) => set({ sort })}
        onEnd={() => {
          if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
        }}
        compact={(company) => (
          <CompactRow
            name={company.name}
            hint={[company.industry, company.domain].filter(Boolean).join(" · ")}
            owner={company.owner_name}
          />
        )}
      />
      <CompaniesBulk selection={selection} wish={wish} />
    </>
  );
}
