import { ActionIcon, Popover } from "@mantine/core";
import { IconBook2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { GuideText } from "./guide-text";

/** The guide to a stage, from the head of its column. */
export function GuideButton({ stage }: { stage: Schema["StageOut"] | undefined }) {
  const { t } = useTranslation("pipeline");
  if (!stage || !(stage.description || stage.good || stage.talk)) return null;
  return (
    <Popover width={320} position="bottom-start" shadow="md" withinPortal trapFocus>
      <Popover.Target>
        <ActionIcon
          size={22}
          variant="subtle"
          color="gray"
          aria-label={t("guide.title", { stage: stage.name })}
        >
          <IconBook2 size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <GuideText stage={stage} />
      </Popover.Dropdown>
    </Popover>
  );
}
