import { ActionIcon, Tooltip } from "@mantine/core";
import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { trackingQuery } from "@/api/leaving";

type Props = { isTracked: boolean | null; onChange: (isTracked: boolean) => void };

/** Whether this letter tells when it is seen; where none ever may, there is nothing to choose. */
export function ComposerTracking({ isTracked, onChange }: Props) {
  const { t } = useTranslation("leaving");
  const rule = useQuery(trackingQuery()).data;
  if (!rule || rule.default === "forbidden") return null;
  const isOn = isTracked ?? rule.default === "on";
  return (
    <Tooltip label={isOn ? t("composer.tracked") : t("composer.untracked")}>
      <ActionIcon
        size="lg"
        variant={isOn ? "light" : "subtle"}
        color={isOn ? undefined : "gray"}
        aria-label={t("composer.toggle")}
        aria-pressed={isOn}
        onClick={() => onChange(!isOn)}
      >
        {isOn ? <IconEye size={18} stroke={1.7} /> : <IconEyeOff size={18} stroke={1.7} />}
      </ActionIcon>
    </Tooltip>
  );
}
