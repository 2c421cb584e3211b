import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { flatten } from "@/lib/pages";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { tell } from "@/ui/toasts";
import type { Column } from "@/ui/use-columns";
import { When } from "@/ui/when";

import { type Kind, type TrashItem, trashQuery, useRestore } from "./queries";
import { TrashRow } from "./trash-row";

export function TrashList({ kind }: { kind: Kind | undefined }) {
  const { t } = useTranslation("trash");
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    trashQuery(kind),
  );
  const columns = useTrashColumns();
  const { items } = flatten<TrashItem>(data);
  if (items.length === 0) {
    return (
      <EmptyState icon={<IconTrash size={28} stroke={1.4} aria-hidden />}>{t("empty")}</EmptyState>
    );
  }
  return (
    <DataTable
      name="trash"
      label={t("title")}
      columns={columns}
      rows={items}
      rowId={(item) => item.kind + item.id}
      onEnd={() => {
        if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
      }}
      compact={(item) => <TrashRow item={item} action={<RestoreButton item={item} />} />}
    />
  );
}

function useTrashColumns(): Column<TrashItem>[] {
  const { t } = useTranslation("trash");
  return [
    { id: "title", label: t("name"), width: 320, fixed: true, cell: ({ title }) => title },
    { id: "kind", label: t("kindLabel"), width: 100, cell: ({ kind }) => t(`kind.${kind}`) },
    {
      id: "by",
      label: t("deletedBy"),
      width: 140,
      cell: ({ deleted_by_name }) => deleted_by_name,
    },
    {
      id: "at",
      label: t("deletedAt"),
      width: 140,
      cell: ({ deleted_at }) => <When at={deleted_at} />,
    },
    {
      id: "until",
      label: t("until"),
      width: 140,
      cell: ({ expires_at }) => <When at={expires_at} />,
    },
    {
      id: "restore",
      label: t("restore"),
      width: 120,
      fixed: true,
      cell: (item) => <RestoreButton item={item} />,
    },
  ];
}

function RestoreButton({ item }: { item: TrashItem }) {
  const { t } = useTranslation("trash");
  const restore = useRestore();
  if (!useMay("write")) return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={restore.isPending}
      aria-label={`${t("restore")}: ${item.title}`}
      onClick={() =>
        restore.mutate(item, { onSuccess: () => tell(t("restored", { title: item.title })) })
      }
    >
      {t("restore")}
    </Button>
  );
}
