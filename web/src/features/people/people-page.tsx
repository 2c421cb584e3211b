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
import { DuplicatesLink } from "./duplicates-link";
import { ListControls } from "./list-controls";
import { NothingHere } from "./nothing-here";
import { PeopleExport } from "./people-export";
import { type Person, peopleQuery } from "./queries";
import { PeopleBulk } from "./records-bulk";
import { usePersonSheet } from "./use-people-sheets";
import { usePersonColumns } from "./use-person-columns";
import { useWish } from "./use-wish";
import { LISTS } from "./views";

export function PeoplePage() {
  const { t } = useTranslation("people");
  return (
    <Page
      title={t("people")}
      controls={
        <>
          <ViewSwitch list={LISTS.person} />
          <ListControls kind="person" label={t("findPerson")} />
          <DuplicatesLink kind="person" />
          <PeopleExport />
        </>
      }
      fixed
    >
      <Boundary>
        <PersonList />
      </Boundary>
    </Page>
  );
}

function PersonList() {
  const { t } = useTranslation("people");
  const { wish, search, set } = useWish();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    peopleQuery(wish),
  );
  const selection = useSelection(wish);
  const mayWrite = useMay("write");
  const mayBulk = useMay("bulk") && mayWrite;
  const open = useOpenRecord();
  const columns = usePersonColumns();
  const { items } = flatten<Person>(data);
  const sheet = usePersonSheet(columns, items);
  if (items.length === 0) return <NothingHere kind="person" />;
  return (
    <>
      <PastePreview sheet={sheet} nameOf={({ name }) => name} />
      <DataTable
        sheet={sheet}
        selection={mayBulk ? selection : undefined}
        rowName={({ name }) => name}
        name="people"
        label={t("people")}
        columns={columns}
        rows={items}
        rowId={({ id }) => id}
        onOpen={({ id }) => open("person", id)}
        openId={search.person}
        sort={wish.sort ?? "name"}
        onSort={(sort) => set({ sort })}
        onEnd={() => {
          if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
        }}
        compact={(person) => (
          <CompactRow
            name={person.name}
            hint={[person.title, person.company_name].filter(Boolean).join(" · ")}
            owner={person.owner_name}
          />
        )}
      />
      <PeopleBulk selection={selection} wish={wish} />
    </>
  );
}
