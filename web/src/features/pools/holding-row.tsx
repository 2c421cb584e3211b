import { Anchor, Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useOpenRecord } from "@/lib/place";
import { StatusBadge } from "@/ui/status-badge";

import classes from "./pools.module.css";
import { type Holding, type Pool, useProtect } from "./queries";
import { ReturnDialog } from "./return-dialog";

type Props = { pool: Pool; holding: Holding };

/** One holding: how long it stays, and what may be done about it. */
export function HoldingRow({ pool, holding }: Props) {
  const { t } = useTranslation("pools");
  const [isReturning, setReturning] = useState(false);
  const protect = useProtect();
  const open = useOpenRecord();
  const { record_id, days_left: left, how } = holding;
  const place = { pool_id: pool.id, record_id };
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Anchor component="button" fw={500} onClick={() => open(holding.kind, record_id)}>
          {holding.name}
        </Anchor>
        <Text size="xs" c="dimmed">
          {left === null || !how ? t("stays") : `${t("goesBack")}: ${t(`how.${how}`)}`}
        </Text>
      </div>
      <Group gap="xs">
        {holding.protected_until && <StatusBadge tone="good">{t("protected")}</StatusBadge>}
        {left !== null && (
          <StatusBadge tone={left <= pool.warn_days ? "attention" : "quiet"}>
            {t("daysLeft", { count: left })}
          </StatusBadge>
        )}
        {pool.most_protected > 0 && !holding.protected_until && (
          <Button size="xs" variant="default" onClick={() => protect.mutate(place)}>
            {t("protect")}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => setReturning(true)}>
          {t("return")}
        </Button>
      </Group>
      {isReturning && (
        <ReturnDialog place={place} name={holding.name} onClose={() => setReturning(false)} />
      )}
    </li>
  );
}
