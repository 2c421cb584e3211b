import { Button, Group, Select, Tabs } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { useLocale } from "@/ui/use-locale";

import { HoldingList } from "./holding-list";
import { PassageList } from "./passage-list";
import { PoolSearch } from "./pool-search";
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

/** All of the pool as a table, for its admins. */
function Export() {
  const { t } = useTranslation("pools");
  const { pool } = usePool();
  if (!pool?.is_admin) return null;
  return (
    <Button
      size="xs"
      variant="default"
      component="a"
      href={`/api/v1/pools/${pool.id}/records.csv`}
      download
      leftSection={<IconDownload size={15} />}
    >
      {t("export")}
    </Button>
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
        {tab === "records" && (
          <Group mb="xs" wrap="nowrap">
            <PoolSearch />
            <Export />
          </Group>
        )}
        <Boundary key={pool.id + tab}>
          {tab === "records" && <RecordList pool={pool} />}
          {tab === "mine" && <HoldingList pool={pool} />}
          {tab === "log" && <PassageList pool={pool} />}
        </Boundary>
      </Tabs.Panel>
    </Tabs>
  );
}
