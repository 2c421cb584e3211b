import { Anchor, Button, Group, Text } from "@mantine/core";
import { IconBellRinging } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { useOpenRecord } from "@/lib/place";
import { formatWhen } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

import { useFollowUp } from "./writes";

export type FollowUp = Schema["FollowUpOut"];

/** Below a letter of mine: when I am reminded of it, or what came of that. */
export function LetterFollowUp({ followUp }: { followUp: FollowUp }) {
  const { t } = useTranslation("mail");
  const place = useLocale();
  const { outgoing_id, at, seen_at, task_id } = followUp;
  const open = useOpenRecord();
  const write = useFollowUp();
  return (
    <Group gap={6} mt="xs">
      <IconBellRinging size={15} stroke={1.7} aria-hidden />
      <Text size="xs" c="dimmed">
        {!seen_at && t("followUp.unless", { when: formatWhen(at, place) })}
        {seen_at && !task_id && t("followUp.answered")}
        {task_id && (
          <>
            {t("followUp.reminded")}{" "}
            <Anchor component="button" size="xs" onClick={() => open("task", task_id)}>
              {t("followUp.task")}
            </Anchor>
          </>
        )}
      </Text>
      {!seen_at && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          loading={write.isPending}
          onClick={() => write.mutate({ id: outgoing_id, at: null })}
        >
          {t("followUp.callOff")}
        </Button>
      )}
    </Group>
  );
}
