import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useOpenNew } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";
import { ViewSwitch } from "@/ui/views/view-switch";

import { GiveOut } from "./give-out";
import { LeadFilters } from "./lead-filters";
import classes from "./leads.module.css";
import { LeadsExport } from "./leads-export";
import { StateTabs } from "./state-tabs";
import { Triage } from "./triage";
import { useLeadWish } from "./use-lead-wish";
import { LEADS } from "./views";

/** The inbox: what came in, and the one in hand beside it. */
export function LeadsPage() {
  const { t } = useTranslation("leads");
  const openNew = useOpenNew();
  const mayWrite = useMe().can.includes("write");
  // What was chosen in another list is out of sight, and chosen no longer.
  const list = JSON.stringify(useLeadWish().wish);
  const [choice, setChoice] = useState({ list, ids: [] as string[] });
  const checked = choice.list === list ? choice.ids : [];
  const setChecked = (ids: string[]) => setChoice({ list, ids });
  return (
    <Page
      title={t("title")}
      controls={
        <>
          <ViewSwitch list={LEADS} />
          <LeadFilters />
          <LeadsExport />
        </>
      }
      fixed
    >
      <div className={classes.bar}>
        <StateTabs />
        {checked.length === 0 && (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            ml="auto"
            component={Link}
            to="/leads/report"
          >
            {t("report.open")}
          </Button>
        )}
        {mayWrite && <GiveOut checked={checked} onClear={() => setChecked([])} />}
        {mayWrite && checked.length === 0 && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={15} />}
            onClick={() => openNew("lead")}
          >
            {t("add")}
          </Button>
        )}
      </div>
      <Boundary>
        <Triage checked={checked} onCheck={mayWrite ? setChecked : undefined} />
      </Boundary>
    </Page>
  );
}
