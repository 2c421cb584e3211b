import { Select, Stack, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { FormFoot } from "./form-foot";
import type { FormProps } from "./lead-dialogs";
import { reasonsQuery } from "./queries";
import { useLeadHands } from "./use-lead-hands";

/** Why it comes to nothing: the reason is needed, words help whoever opens it again. */
export function DisqualifyForm({ lead, onDone, onLeave }: FormProps) {
  const { t } = useTranslation("leads");
  const reasons = useSuspenseQuery(reasonsQuery()).data;
  const { put } = useLeadHands(onLeave);
  const form = useForm({
    initialValues: { reason: null as string | null, comment: "" },
    validate: { reason: (value) => (value ? null : t("reasonMissing")) },
  });
  const submit = form.onSubmit(({ reason, comment }) => {
    onDone();
    put(lead, { state: "disqualified", reason_id: reason, comment });
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Select
          autoFocus
          data-autofocus
          withAsterisk
          searchable
          selectFirstOptionOnChange
          label={t("reason")}
          data={reasons.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps("reason")}
        />
        <Textarea
          label={t("comment")}
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps("comment")}
        />
        <FormFoot label={t("act.disqualify")} color="red" onCancel={onDone} />
      </Stack>
    </form>
  );
}
