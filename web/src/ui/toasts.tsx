import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import i18next from "i18next";

import { Problem } from "@/api/problem";

/** The sentence for the user: the server's own, or ours when it could not be reached. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Problem && error.detail) return error.detail;
  if (error instanceof Problem && error.code === "offline")
    return i18next.t("common:failed.offline");
  return i18next.t("common:failed.unknown");
}

export function tellProblem(error: unknown): void {
  notifications.show({ color: "red", message: sentenceOf(error), autoClose: 8000 });
}

export function tell(message: string): void {
  notifications.show({ message, autoClose: 4000 });
}

const told: string[] = [];
const AT_ONCE = 2;

/**
 * Answer a destructive or bulk act with the way back.
 *
 * A quick hand's last notice must not wait for those before it to go: the oldest makes room.
 */
export function tellWithUndo(message: string, undo: () => void): void {
  for (const old of told.splice(0, Math.max(told.length - AT_ONCE + 1, 0))) notifications.hide(old);
  const id = notifications.show({
    autoClose: 10_000,
    withCloseButton: true,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {i18next.t("common:undo")}
        </Button>
      </Group>
    ),
  });
  told.push(id);
}
