import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { saveFile } from "@/ui/save-file";

import { AuditChain } from "./audit-chain";
import { AuditFilters } from "./audit-filters";
import { AuditList } from "./audit-list";
import { type AuditAsk, type AuditKind, useExportAudit } from "./audit-queries";
import { Panel } from "./panel";

/** Who did what that matters to security or to how the workspace is run. */
export function AuditSection() {
  const { t } = useTranslation("audit");
  const { search } = usePlace();
  const ask = askOf(search);
  const take = useExportAudit();
  return (
    <>
      <Panel title={t("chain.title")} lead={t("chain.lead")}>
        <AuditChain />
      </Panel>
      <Panel
        title={t("title")}
        lead={t("lead")}
        action={
          <Button
            variant="default"
            leftSection={<IconDownload size={15} />}
            loading={take.isPending}
            onClick={() =>
              take.mutate(ask, { onSuccess: (file) => saveFile("audit-log.csv", file) })
            }
          >
            {t("export")}
          </Button>
        }
      >
        <AuditFilters />
        <Boundary key={JSON.stringify(ask)}>
          <AuditList ask={ask} />
        </Boundary>
      </Panel>
    </>
  );
}

/** Days are those of the reader: from the first moment of one to the last of another. */
function askOf({ who, about, from, to }: Record<string, string | undefined>): AuditAsk {
  return {
    ...(who && { actor_id: who }),
    ...(about && { kind: about as AuditKind }),
    ...(from && { since: new Date(`${from}T00:00`).toISOString() }),
    ...(to && { until: new Date(new Date(`${to}T00:00`).getTime() + 86_400_000).toISOString() }),
  };
}
