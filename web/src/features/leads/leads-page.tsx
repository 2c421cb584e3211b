import { Button, SegmentedControl } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { useOpenNew } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { useSelection } from "@/ui/bulk/use-selection";
import { Page } from "@/ui/page";
import { ViewSwitch } from "@/ui/views/view-switch";

import { GiveOut } from "./give-out";
import { LeadFilters } from "./lead-filters";
import { LeadTable } from "./lead-table";
import classes from "./leads.module.css";
import { LeadsBulk } from "./leads-bulk";
import { LeadsExport } from "./leads-export";
import { StateTabs } from "./state-tabs";
import { Triage } from "./triage";
import { useLeadWish } from "./use-lead-wish";
import { LEADS } from "./views";

/** The inbox: what came in, and the one in hand beside it. */
export function LeadsPage() {
  const { t } = useTranslation("leads");
  const openNew = useOpenNew();
  const mayWrite = useMay("write");
  const mayBulk = useMay("bulk") && mayWrite;
  const { wish, isTable, set } = useLeadWish();
  const selection = useSelection(wish);
  return (
    <Page
      title={t("title")}
      controls={
        <>
          <ViewSwitch list={LEADS} />
          <SegmentedControl
            size="xs"
            visibleFrom="sm"
            aria-label={t("layout.label")}
            data={["inbox", "table"].map((value) => ({ value, label: t(`layout.${value}`) }))}
            value={isTable ? "table" : "inbox"}
            onChange={(as) => set({ as: as === "table" ? "table" : undefined })}
          />
          <LeadFilters />
          <LeadsExport />
        </>
      }
      fixed
    >
      <div className={classes.bar}>
        <StateTabs />
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          ml="auto"
          component={Link}
          to="/insights/leads"
        >
          {t("report.open")}
        </Button>
        {mayWrite && <GiveOut ids={null} label={t("giveOut.all")} />}
        {mayWrite && (
          <Button
            size="xs"
            variant="default"
            visibleFrom="sm"
            leftSection={<IconPlus size={15} />}
            onClick={() => openNew("lead")}
          >
            {t("add")}
          </Button>
        )}
      </div>
      <Boundary>
        {isTable ? (
          <LeadTable selection={mayBulk ? selection : undefined} />
        ) : (
          <Triage selection={mayBulk ? selection : undefined} />
        )}
      </Boundary>
      <LeadsBulk selection={selection} wish={wish} />
    </Page>
  );
}
