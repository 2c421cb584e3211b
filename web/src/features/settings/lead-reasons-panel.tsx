import { Button, Group, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { ProblemAlert } from "@/ui/problem-alert";

import { LeadReasonRow } from "./lead-reason-row";
import { leadReasonsQuery, useAddLeadReason } from "./leads-queries";
import { Panel } from "./panel";

/** Why leads are disqualified: the words to choose from. */
export function LeadReasonsPanel() {
  const { t, i18n } = useTranslation("settings");
  const reasons = useSuspenseQuery(leadReasonsQuery()).data;
  const add = useAddLeadReason();
  const form = useForm({ initialValues: { name: "" } });
  const submit = form.onSubmit(({ name }) =>
    add.mutate(i18n.language.startsWith("zh") ? { name_zh: name } : { name_en: name }, {
      onSuccess: () => form.reset(),
    }),
  );
  return (
    <Panel title={t("leads.reasons")} lead={t("leads.reasonsLead")}>
      {reasons.map((reason) => (
        <LeadReasonRow key={reason.id} reason={reason} />
      ))}
      <form onSubmit={submit}>
        <ProblemAlert error={add.error} />
        <Group align="end" mt="md">
          <TextInput
            required
            maxLength={100}
            label={t("leads.newReason")}
            {...form.getInputProps("name")}
          />
          <Button type="submit" variant="default" loading={add.isPending}>
            {t("leads.addReason")}
          </Button>
        </Group>
      </form>
    </Panel>
  );
}
