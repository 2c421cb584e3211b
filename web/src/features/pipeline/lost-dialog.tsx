import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useFieldAccess } from "@/api/me";
import { DateField } from "@/ui/date-field";

import { lostReasonsQuery } from "./queries";
import type { Closing } from "./use-changes";

type Props = {
  title: string | undefined;
  onClose: () => void;
  onLost: (closing: Closing) => void;
};

/** Why a deal was lost: the reason is needed, the rest helps those who come back to it. */
export function LostDialog({ title, onClose, onLost }: Props) {
  const { t } = useTranslation("pipeline");
  return (
    <Modal
      opened={title !== undefined}
      onClose={onClose}
      title={t("lost.title", { title: title ?? "" })}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <LostForm onClose={onClose} onLost={onLost} />
    </Modal>
  );
}

function LostForm({ onClose, onLost }: Omit<Props, "title">) {
  const { t } = useTranslation("pipeline");
  const reasons = useQuery(lostReasonsQuery()).data ?? [];
  const { fixes } = useFieldAccess("deal");
  const form = useForm({
    initialValues: {
      reason: null as string | null,
      competitor: "",
      comment: "",
      winBack: null as string | null,
    },
    validate: {
      reason: (value) => (value || fixes("lost_reason_id") ? null : t("lost.reasonMissing")),
    },
  });
  const submit = form.onSubmit(({ reason, competitor, comment, winBack }) => {
    onLost({
      status: "lost",
      ...(reason && { lost_reason_id: reason }),
      competitor,
      comment,
      win_back_date: winBack,
    });
    onClose();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {!fixes("lost_reason_id") && (
          <Select
            data-autofocus
            withAsterisk
            searchable
            label={t("lost.reason")}
            placeholder={t("lost.chooseReason")}
            data={reasons.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps("reason")}
          />
        )}
        {!fixes("competitor") && (
          <TextInput
            label={t("lost.competitor")}
            maxLength={100}
            {...form.getInputProps("competitor")}
          />
        )}
        {!fixes("lost_comment") && (
          <Textarea
            label={t("lost.comment")}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={10_000}
            {...form.getInputProps("comment")}
          />
        )}
        {!fixes("win_back_date") && (
          <DateField
            label={t("lost.winBack")}
            value={form.values.winBack}
            onChange={(day) => form.setFieldValue("winBack", day)}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" color="red">
            {t("lost.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
