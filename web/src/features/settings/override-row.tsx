import { Anchor, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useOpenRecord } from "@/lib/place";
import { When } from "@/ui/when";

import classes from "./panel.module.css";
import type { Override } from "./stage-queries";

/** One override on a phone: the deal and the reason first, what it is about around them. */
export function OverrideRow({ override }: { override: Override }) {
  const { t } = useTranslation("settings");
  const open = useOpenRecord();
  const { deal_id, deal_title, from_stage_name, to_stage_name, criteria, reason } = override;
  return (
    <Stack component="li" className={classes.row} gap={2} py="xs">
      <Anchor component="button" fw={500} ta="start" onClick={() => open("deal", deal_id)}>
        {deal_title}
      </Anchor>
      <Text size="sm">{reason}</Text>
      <Text size="xs" c="dimmed">
        {from_stage_name} → {to_stage_name ?? t("overrides.won")} ·{" "}
        {criteria.map(({ sentence }) => sentence).join(" · ")}
      </Text>
      <Text size="xs" c="dimmed">
        {override.member_name} · <When at={override.at} />
      </Text>
    </Stack>
  );
}
