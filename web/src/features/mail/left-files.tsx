import { Button, Group, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { Problem } from "@/api/problem";

import type { Start } from "./draft";
import { attachmentUrl } from "./letter-attachments";

type Props = {
  left: NonNullable<Start["left"]>;
  onCarry: (files: File[]) => Promise<void>;
};

/** A letter is passed on without what came with it, unless one says so. */
export function LeftFiles({ left, onCarry }: Props) {
  const { t } = useTranslation("mail");
  const carry = useMutation({
    mutationFn: async () => {
      const files = await Promise.all(
        left.attachments.map(async ({ id, name, content_type }) => {
          const answer = await fetch(attachmentUrl(left.letterId, id));
          if (!answer.ok) throw new Problem({ code: "", status: answer.status, detail: "" });
          return new File([await answer.blob()], name, { type: content_type });
        }),
      );
      return onCarry(files);
    },
  });
  if (carry.isSuccess) return null;
  const names = left.attachments.map(({ name }) => name).join(t("common:listSeparator"));
  return (
    <Group gap="xs">
      <Text size="xs" c="dimmed">
        {t("left.text", { names })}
      </Text>
      <Button
        size="compact-xs"
        variant="subtle"
        loading={carry.isPending}
        onClick={() => carry.mutate()}
      >
        {t("left.carry")}
      </Button>
    </Group>
  );
}
