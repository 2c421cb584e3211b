import { Select, Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { membersQuery } from "@/api/lookups";

import { FormFoot } from "./form-foot";
import type { FormProps } from "./lead-dialogs";
import { useLeadHands } from "./use-lead-hands";
import { NOBODY } from "./use-lead-wish";

/** Give a lead to a colleague, or to nobody, so that anybody may take it. */
export function AssignForm({ lead, onDone, onLeave }: FormProps) {
  const { t } = useTranslation("leads");
  const members = useSuspenseQuery(membersQuery()).data.filter((member) => member.is_active);
  const { give } = useLeadHands(onLeave);
  const [chosen, setChosen] = useState<string | null>(null);
  const choices = [
    ...members.map(({ id, name }) => ({ value: id, label: name })),
    { value: NOBODY, label: t("nobody") },
  ].filter(({ value }) => value !== (lead.owner_id ?? NOBODY));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const choice = choices.find(({ value }) => value === chosen);
        if (!choice) return;
        onDone();
        give(lead, { id: choice.value === NOBODY ? null : choice.value, name: choice.label });
      }}
    >
      <Stack gap="md">
        <Select
          autoFocus
          data-autofocus
          withAsterisk
          searchable
          selectFirstOptionOnChange
          label={t("newOwner")}
          data={choices}
          value={chosen}
          onChange={setChosen}
        />
        <FormFoot label={t("act.assign")} onCancel={onDone} />
      </Stack>
    </form>
  );
}
