import { Button } from "@mantine/core";
import { IconShield } from "@tabler/icons-react";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { flatten } from "@/lib/pages";
import { EmptyState } from "@/ui/empty-state";

import { type AuditAsk, type AuditLine, auditQuery } from "./audit-queries";
import { AuditRow } from "./audit-row";
import classes from "./panel.module.css";

export function AuditList({ ask }: { ask: AuditAsk }) {
  const { t } = useTranslation("audit");
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    auditQuery(ask),
  );
  const { items } = flatten<AuditLine>(data);
  if (items.length === 0) {
    return (
      <EmptyState icon={<IconShield size={28} stroke={1.4} aria-hidden />}>{t("empty")}</EmptyState>
    );
  }
  return (
    <>
      <ol className={classes.list} aria-label={t("title")}>
        {items.map((line) => (
          <AuditRow key={line.id} line={line} />
        ))}
      </ol>
      {hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </>
  );
}
