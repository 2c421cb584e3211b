import { Select, Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { useLocale } from "@/ui/use-locale";

import { HoldingList } from "./holding-list";
import { PassageList } from "./passage-list";
import classes from "./pools.module.css";
import { RecordList } from "./record-list";
import { poolName, TABS, usePool } from "./use-pool";

/** What is nobody's and may be claimed, and what one holds until when. */
export function PoolsPage() {
  const { t } = useTranslation("pools");
  return (
    <Page title={t("title")} controls={<PoolSwitch />}>
      <Boundary>
        <Content />
      </Boundary>
    </Page>
  );
}

function PoolSwitch() {
  const { t } = useTranslation("pools");
  const { language } = useLocale();
  const { pools, pool, set } = usePool();
  if (!pool) return null;
  return (
    <Select
      size="xs"
      aria-label={t("choose")}
      allowDeselect={false}
      data={pools.map((one) => ({
        value: one.id,
        label: `${poolName(one, language)} · ${one.count}`,
      }))}
      value={pool.id}
      onChange={(id) => set({ pool: id ?? undefined })}
    />
  );
}

function Content() {
  const { t } = useTranslation("pools");
  const { pool, tab, set } = usePool();
  if (!pool) return <EmptyState>{t("none")}</EmptyState>;
  const limit = pool.most_held === null ? "" : ` ${t("of", { most: pool.most_held })}`;
  return (
    <Tabs value={tab} onChange={(next) => set({ tab: next ?? undefined })} className={classes.tabs}>
      <Tabs.List>
        {TABS.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {t(`tab.${one}`)}
            {one === "mine" && ` · ${pool.held}${limit}`}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={tab} className={classes.panel}>
        <Boundary key={pool.id + tab}>
          {tab === "records" && <RecordList pool={pool} />}
          {tab === "mine" && <HoldingList pool={pool} />}
          {tab === "log" && <PassageList pool={pool} />}
        </Boundary>
      </Tabs.Panel>
    </Tabs>
  );
}
