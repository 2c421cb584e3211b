import { Button, Group, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { NumberField } from "@/ui/number-field";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";
import { tell } from "@/ui/toasts";

import { agreementQuery, useAgree } from "./leads-queries";
import { Panel } from "./panel";

/** How quickly a new lead is answered, in which hours. */
export function AgreementPanel() {
  const { t } = useTranslation("settings");
  const agreed = useSuspenseQuery(agreementQuery()).data;
  const agree = useAgree();
  const form = useForm({
    initialValues: {
      answer_minutes: agreed.answer_minutes,
      opens: agreed.opens.slice(0, 5),
      closes: agreed.closes.slice(0, 5),
    },
  });
  const submit = form.onSubmit((values) =>
    agree.mutate(values, { onSuccess: () => tell(t("saved")) }),
  );
  return (
    <Panel title={t("leads.agreement")} lead={t("leads.agreementLead")}>
      <form onSubmit={submit}>
        <ProblemAlert error={agree.error} fields={["closes"]} />
        <Group align="end">
          <NumberField
            label={t("leads.minutes")}
            w={160}
            min={1}
            max={10_000}
            value={String(form.values.answer_minutes)}
            onChange={(next) => form.setFieldValue("answer_minutes", Number(next) || 1)}
          />
          <TextInput type="time" label={t("leads.opens")} {...form.getInputProps("opens")} />
          <TextInput
            type="time"
            label={t("leads.closes")}
            {...form.getInputProps("closes")}
            error={fieldError(agree.error, "closes")}
          />
          <Button type="submit" variant="default" loading={agree.isPending}>
            {t("save")}
          </Button>
        </Group>
      </form>
    </Panel>
  );
}
