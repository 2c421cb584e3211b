import { Text, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { formatWhen } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

import classes from "./channels.module.css";
import type { Channel } from "./rules";

/** Whether somebody is known to be reached this way; on hover since when and from whom. */
export function ChannelStateBadge({ channel }: { channel: Channel }) {
  const { t } = useTranslation("people");
  const locale = useLocale();
  const { state, verified_at, verified_by_name } = channel;
  if (state === "unverified" || !verified_at) return null;
  const Icon = state === "verified" ? IconCircleCheck : IconAlertTriangle;
  const who = { who: verified_by_name ?? t("story.system"), when: formatWhen(verified_at, locale) };
  return (
    <Tooltip label={t(`stateSince.${state}`, who)}>
      <Text span size="xs" className={classes.state} data-state={state} tabIndex={0}>
        <Icon size={14} stroke={1.8} aria-hidden />
        {t(`state.${state}`)}
      </Text>
    </Tooltip>
  );
}
