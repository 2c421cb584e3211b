import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { useLocale } from "@/ui/use-locale";

import { useUndoHandover } from "./pool-queries";

/** What was handed over before, and the way back for 30 days. */
export function HandoverPast({ made }: { made: Schema["HandoverOut"][] }) {
  const { t } = useTranslation("settings");
  const { language } = useLocale();
  const undo = useUndoHandover();
  return made.map(({ id, at, can_undo, undone_at }) => (
    <Group key={id} justify="space-between">
      <Text size="sm">
        {t(undone_at ? "handover.undone" : "handover.done", {
          day: new Date(at).toLocaleDateString(language),
        })}
      </Text>
      {can_undo && (
        <Button
          size="xs"
          variant="default"
          loading={undo.isPending}
          onClick={() => undo.mutate(id)}
        >
          {t("handover.undo")}
        </Button>
      )}
    </Group>
  ));
}
