import { Button, Group } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { KINDS, type Kind } from "./rules";
import { STEP_ICONS } from "./step-icons";

/** Add a step of a kind at the end. */
export function AddStep({ onAdd }: { onAdd: (kind: Kind) => void }) {
  const { t } = useTranslation("sequences");
  return (
    <Group gap="xs" role="group" aria-label={t("addStep")}>
      <IconPlus size={15} aria-hidden />
      {KINDS.map((kind) => {
        const Icon = STEP_ICONS[kind];
        return (
          <Button
            key={kind}
            size="xs"
            variant="default"
            leftSection={<Icon size={15} stroke={1.7} />}
            onClick={() => onAdd(kind)}
          >
            {t(`kind.${kind}`)}
          </Button>
        );
      })}
    </Group>
  );
}
