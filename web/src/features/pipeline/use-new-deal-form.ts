import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import type { OwnValues } from "@/api/fields";
import { useMe } from "@/api/me";
import { Problem } from "@/api/problem";
import { sentOf } from "@/ui/own/sent";
import type { Picked } from "@/ui/record-picker";

import { useCreateDeal } from "./use-create-deal";

type Values = {
  title: string;
  value: string;
  currency: string;
  company: Picked | null;
  person: Picked | null;
  stage: string | null;
  owner: string | null;
  close: string | null;
  source: string | null;
  tags: string[];
  custom: OwnValues;
};

// What the API calls the fields it complains about.
export const FIELDS: Record<string, keyof Values> = {
  title: "title",
  value: "value",
  company_id: "company",
  company_name: "company",
  person_id: "person",
  person_name: "person",
  stage_id: "stage",
  owner_id: "owner",
  expected_close_date: "close",
  source_id: "source",
  tags: "tags",
};

export function useNewDealForm(pipelineId: string, open: (dealId: string) => void) {
  const { t } = useTranslation("pipeline");
  const me = useMe();
  const create = useCreateDeal({ quiet: true });
  const form = useForm<Values>({
    initialValues: {
      title: "",
      value: "",
      currency: me.workspace.currency,
      company: null,
      person: null,
      stage: null,
      owner: me.member.id,
      close: null,
      source: null,
      tags: [],
      custom: {},
    },
    validate: { title: (title) => (title.trim() ? null : t("newDeal.titleMissing")) },
  });
  const submit = form.onSubmit((values) =>
    create.mutate(wireOf(values, pipelineId), {
      onSuccess: (deal) => open(deal.id),
      onError: (error) => form.setErrors(errorsOf(error)),
    }),
  );
  return { form, submit, isSaving: create.isPending, error: create.error };
}

function wireOf(values: Values, pipelineId: string): Schema["DealIn"] {
  const { company, person, stage, owner, close, source } = values;
  return {
    title: values.title.trim(),
    value: values.value || "0",
    currency: values.currency,
    pipeline_id: pipelineId,
    tags: values.tags,
    custom: sentOf(values.custom),
    ...(stage && { stage_id: stage }),
    ...(owner && { owner_id: owner }),
    ...(close && { expected_close_date: close }),
    ...(source && { source_id: source }),
    ...(company && (company.id ? { company_id: company.id } : { company_name: company.name })),
    ...(person && (person.id ? { person_id: person.id } : { person_name: person.name })),
  };
}

function errorsOf(error: unknown): Record<string, string> {
  if (!(error instanceof Problem)) return {};
  return Object.fromEntries(
    Object.entries(error.fields).flatMap(([name, said]) => {
      const field = FIELDS[name];
      return field ? [[field, said]] : [];
    }),
  );
}
