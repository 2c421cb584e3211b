import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { Boundary } from "@/ui/boundary";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";

import { ImportList } from "./import-list";
import classes from "./imports.module.css";
import { UploadZone } from "./upload-zone";

/** Bring in files, and what was brought in before. */
export function ImportsPage() {
  const { t } = useTranslation("imports");
  const mayImport = useMay("import");
  return (
    <Page title={t("page")}>
      {mayImport ? (
        <Stack className={classes.content} gap="lg">
          <UploadZone />
          <Boundary>
            <ImportList />
          </Boundary>
        </Stack>
      ) : (
        <EmptyState>{t("forbidden")}</EmptyState>
      )}
    </Page>
  );
}
