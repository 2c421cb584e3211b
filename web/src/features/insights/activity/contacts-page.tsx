import { Group, Text } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { flatten } from "@/lib/pages";
import { useOpenRecord } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { BackButton } from "../back-button";
import { type ContactKind, contactsQuery } from "../before-queries";
import { useBeforeScope } from "../use-before-scope";
import { useWords } from "../use-words";
import { useContactColumns } from "./use-contact-columns";

/** The calls, meetings and notes behind a figure. */
export function ContactsPage() {
  const { t } = useTranslation("before");
  const { search, carried } = useBeforeScope();
  const back = (
    <BackButton to="/insights/activity" search={carried}>
      {t("activity.page")}
    </BackButton>
  );
  return (
    <Page title={search.what || t("contacts.page")} controls={back} fixed>
      <Boundary>
        <Contacts />
      </Boundary>
    </Page>
  );
}

function Contacts() {
  const { t } = useTranslation("before");
  const { ask, search } = useBeforeScope();
  const open = useOpenRecord();
  const words = useWords();
  const list = useSuspenseInfiniteQuery(
    contactsQuery({
      ...ask,
      kind: (search.kind ?? "contacts") as ContactKind,
      ...(search.weekday && { weekday: Number(search.weekday) }),
      ...(search.hour && { hour: Number(search.hour) }),
    }),
  );
  const columns = useContactColumns();
  const { items, total } = flatten(list.data);
  if (items.length === 0) return <EmptyState>{t("contacts.none")}</EmptyState>;
  return (
    <>
      <Text fz="sm" c="dimmed" px="md" py={8}>
        {words.n(total ?? items.length)}
      </Text>
      <DataTable
        name="figure-contacts"
        label={t("contacts.page")}
        columns={columns}
        rows={items}
        rowId={({ id }) => id}
        onOpen={({ about_kind, about_id }) => open(about_kind, about_id)}
        onEnd={() => {
          if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
        }}
        compact={(contact) => (
          <Group justify="space-between" wrap="nowrap">
            <div>
              <Text size="sm" fw={500} lineClamp={1}>
                {contact.about_name}
              </Text>
              <Text fz="xs" c="dimmed" lineClamp={1}>
                {[contact.author_name, contact.text].filter(Boolean).join(" · ")}
              </Text>
            </div>
          </Group>
        )}
      />
    </>
  );
}
