import { Button, Group, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { poolsQuery } from "@/api/lookups";
import { nameIn } from "@/lib/names";
import { Dialog } from "@/ui/dialog";
import { EmptyState } from "@/ui/empty-state";
import { useLocale } from "@/ui/use-locale";

import { Panel } from "./panel";
import classes from "./panel.module.css";
import { PoolForm } from "./pool-form";
import type { Pool } from "./pool-queries";
import { RoleCapsPanel } from "./role-caps-panel";

/** The pools of the workspace: who may claim what, and what goes back when. */
export function PoolsSection() {
  return (
    <Stack gap="xl">
      <PoolList />
      <RoleCapsPanel />
    </Stack>
  );
}

function PoolList() {
  const { t } = useTranslation("settings");
  const { language } = useLocale();
  const pools = useSuspenseQuery(poolsQuery()).data;
  const [edited, setEdited] = useState<Pool | "new">();
  const name = (pool: Pool) => nameIn(language, pool);
  return (
    <Panel
      title={t("section.pools")}
      lead={t("pools.lead")}
      action={<Button onClick={() => setEdited("new")}>{t("pools.add")}</Button>}
    >
      {pools.length === 0 && <EmptyState>{t("pools.none")}</EmptyState>}
      {pools.map((pool) => (
        <Group key={pool.id} className={classes.row} wrap="nowrap">
          <Stack gap={0} className={classes.grow}>
            <Text fw={500}>{name(pool)}</Text>
            <Text size="xs" c="dimmed">
              {t(`pools.kinds.${pool.kind}`)} · {t("pools.count", { count: pool.count })}
              {!pool.is_enabled && ` · ${t("pools.off")}`}
            </Text>
          </Stack>
          <Button
            size="xs"
            variant="default"
            aria-label={`${t("pools.edit")}: ${name(pool)}`}
            onClick={() => setEdited(pool)}
          >
            {t("pools.edit")}
          </Button>
        </Group>
      ))}
      <Dialog
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        title={t(edited === "new" ? "pools.add" : "pools.edit")}
        size="lg"
      >
        {edited && (
          <PoolForm
            pool={edited === "new" ? undefined : edited}
            onDone={() => setEdited(undefined)}
          />
        )}
      </Dialog>
    </Panel>
  );
}
