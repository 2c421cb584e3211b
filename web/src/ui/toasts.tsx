import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import i18next from "i18next";
import type { ReactNode } from "react";

import { operationOf } from "@/api/operations";
import { Problem } from "@/api/problem";

import { UndoButton } from "./undo-button";

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

/** Say why what was open is so no longer, once for all its parts. */
export function tellGone(): void {
  notifications.show({ id: "gone", message: i18next.t("common:failed.gone"), autoClose: 8000 });
}

export function tell(message: string): void {
  notifications.show({ message, autoClose: 4000 });
}

const told: string[] = [];
const AT_ONCE = 2;

/**
 * Answer a destructive or bulk act with the way back: the answer of the server, which names what is
 * taken back, or a function for what the server keeps no log of.
 *
 * A quick hand's last notice must not wait for those before it to go: the oldest makes room.
 */
export function tellWithUndo(message: ReactNode, back: unknown, look: NotificationLook = {}): void {
  const operation = operationOf(back);
  for (const old of told.splice(0, Math.max(told.length - AT_ONCE + 1, 0))) notifications.hide(old);
  const hide = () => notifications.hide(id);
  const id = notifications.show({
    autoClose: 10_000,
    withCloseButton: true,
    ...look,
    message: (
      <Group justify="space-between" wrap="nowrap">
        {typeof message === "string" ? <Text size="sm">{message}</Text> : message}
        {operation && <UndoButton operation={operation} onClick={hide} />}
        {typeof back === "function" && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              hide();
              back();
            }}
          >
            {i18next.t("common:undo")}
          </Button>
        )}
      </Group>
    ),
  });
  told.push(id);
}

type NotificationLook = { icon?: ReactNode; color?: string; withBorder?: boolean };
