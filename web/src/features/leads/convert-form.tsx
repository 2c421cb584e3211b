import { Select, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { pipelinesQuery } from "@/api/lookups";
import { useFieldAccess } from "@/api/me";
import { MoneyField } from "@/ui/money-field";
import { ProblemAlert } from "@/ui/problem-alert";

import { FormFoot } from "./form-foot";
import type { FormProps } from "./lead-dialogs";
import { MatchChoice } from "./match-choice";
import { type Match, matchesQuery } from "./queries";
import { nameOf, OTHER } from "./rules";
import { useLeadHands } from "./use-lead-hands";

/** One step: the company and person it is (known, or new), and the deal that begins. */
export function ConvertForm({ lead, onDone, onLeave }: FormProps) {
  const { t } = useTranslation("leads");
  const { companies, people } = useSuspenseQuery(matchesQuery(lead.id)).data;
  const pipelines = useSuspenseQuery(pipelinesQuery()).data;
  const first = pipelines.find((one) => one.is_default) ?? pipelines[0];
  const { qualify, refusal, isBusy } = useLeadHands(onLeave);
  const isFixed = useFieldAccess("deal").fixes("value");
  const isChosen = (value: string) => (value === OTHER ? t("match.chooseOne") : null);
  const form = useForm({
    initialValues: {
      title: lead.title || lead.company_name || nameOf(lead),
      value: lead.value ?? "",
      currency: lead.currency,
      company: likeliest(companies, lead.company_name),
      person: likeliest(people, lead.name),
      pipeline: first?.id ?? null,
    },
    validate: { company: isChosen, person: isChosen },
  });
  const submit = form.onSubmit(({ title, value, currency, company, person, pipeline }) =>
    qualify(
      lead,
      {
        title,
        ...(!isFixed && { value: value || null }),
        currency,
        company: company || null,
        person: person || null,
        pipeline_id: pipeline,
      },
      onDone,
    ),
  );
  const { company, person, value, currency } = form.values;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <ProblemAlert error={refusal} />
        <TextInput
          autoFocus
          data-autofocus
          required
          label={t("dealTitle")}
          {...form.getInputProps("title")}
        />
        {!isFixed && (
          <MoneyField
            label={t("field.value")}
            value={value}
            currency={currency}
            onChange={(next, chosen) => form.setValues({ value: next, currency: chosen })}
          />
        )}
        {pipelines.length > 1 && (
          <Select
            label={t("pipeline")}
            allowDeselect={false}
            data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps("pipeline")}
          />
        )}
        <MatchChoice
          kind="company"
          name={lead.company_name}
          matches={companies}
          value={company}
          error={form.errors.company}
          onChange={(next) => form.setFieldValue("company", next)}
        />
        <MatchChoice
          kind="person"
          name={lead.name}
          matches={people}
          value={person}
          error={form.errors.person}
          onChange={(next) => form.setFieldValue("person", next)}
        />
        {lead.gaps.length > 0 && (
          <Text size="xs" c="dimmed">
            {t("gaps.missing", { what: lead.gaps.join(t("gaps.comma")) })}
          </Text>
        )}
        <FormFoot label={t("act.qualify")} onCancel={onDone} isBusy={isBusy} />
      </Stack>
    </form>
  );
}

/** The first match is taken for the same one; whoever knows better says so. */
function likeliest(matches: Match[], name: string): string {
  return matches[0]?.id ?? (name && "new");
}
