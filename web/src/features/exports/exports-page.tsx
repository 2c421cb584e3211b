import { Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { exportsQuery } from "@/api/exports";
import { Boundary } from "@/ui/boundary";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";

import { ExportRow } from "./export-row";
import classes from "./exports.module.css";

/** The files one has taken out within the last day. */
export function ExportsPage() {
  const { t } = useTranslation("common");
  return (
    <Page title={t("export.mine")}>
      <div className={classes.sheet}>
        <Boundary>
          <ExportList />
        </Boundary>
      </div>
    </Page>
  );
}

function ExportList() {
  const { t } = useTranslation("common");
  const mine = useSuspenseQuery(exportsQuery()).data;
  if (mine.length === 0) return <EmptyState>{t("export.none")}</EmptyState>;
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {t("export.kept")}
      </Text>
      <ul className={classes.list}>
        {mine.map((one) => (
          <ExportRow key={one.id} made={one} />
        ))}
      </ul>
    </>
  );
}
