import { Button } from "@mantine/core";
import { IconBuildingBank, IconPlus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Dialog } from "@/ui/dialog";
import { EmptyState } from "@/ui/empty-state";

import { ConnectionForm } from "./connection-form";
import { ConnectionRow } from "./connection-row";
import { Panel } from "./panel";
import { connectionsQuery } from "./sign-in-queries";

type Open = { id: string | null } | null;

/** Company sign-ins: their people come in without a password of their own here. */
export function ConnectionsPanel() {
  const { t } = useTranslation("security");
  const connections = useSuspenseQuery(connectionsQuery()).data;
  const [open, setOpen] = useState<Open>(null);
  return (
    <Panel
      title={t("company.title")}
      lead={t("company.lead")}
      action={
        <Button leftSection={<IconPlus size={15} />} onClick={() => setOpen({ id: null })}>
          {t("company.add")}
        </Button>
      }
    >
      {connections.length === 0 && (
        <EmptyState icon={<IconBuildingBank size={28} stroke={1.4} aria-hidden />}>
          {t("company.none")}
        </EmptyState>
      )}
      {connections.map((connection) => (
        <ConnectionRow
          key={connection.id}
          connection={connection}
          onEdit={() => setOpen({ id: connection.id })}
        />
      ))}
      <Dialog
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={t("company.title")}
        size="lg"
      >
        <ConnectionForm
          connection={connections.find(({ id }) => id === open?.id)}
          onDone={() => setOpen(null)}
        />
      </Dialog>
    </Panel>
  );
}
