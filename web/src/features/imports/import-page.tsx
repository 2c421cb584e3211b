import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";
import { FormSkeleton } from "@/ui/skeletons";

import { ImportWizard } from "./import-wizard";
import classes from "./imports.module.css";

export function ImportPage() {
  const { t } = useTranslation("imports");
  const { importId } = useParams({ strict: false });
  return (
    <Page title={t("wizard.page")}>
      <div className={classes.content}>
        <Boundary loading={<FormSkeleton fields={8} />}>
          {importId && <ImportWizard importId={importId} />}
        </Boundary>
      </div>
    </Page>
  );
}
