import { Group, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { OwnValues } from "@/api/fields";
import { sourcesQuery } from "@/api/lookups";
import { useFieldAccess, useMe } from "@/api/me";
import { useOpenRecord, usePlace } from "@/lib/place";
import { MoneyField } from "@/ui/money-field";
import { OwnFormFields } from "@/ui/own/own-form-fields";
import { sentOf } from "@/ui/own/sent";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";

import { FormFoot } from "./form-foot";
import { useCreateLead } from "./lead-writes";
import { campaignsQuery } from "./queries";

const TEXTS = { name: "", company_name: "", title: "", email: "", phone: "", wechat: "" };
type Text = keyof typeof TEXTS;

/** A lead by hand: a name is enough. */
export function NewLeadForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("leads");
  const { set } = usePlace();
  const open = useOpenRecord();
  const isInbox = useLocation({ select: ({ pathname }) => pathname === "/leads" });
  const currency = useMe().workspace.currency;
  const create = useCreateLead();
  const { fixes } = useFieldAccess("lead");
  const sources = useQuery(sourcesQuery()).data ?? [];
  const campaigns = useQuery(campaignsQuery()).data ?? [];
  const form = useForm({
    initialValues: {
      ...TEXTS,
      ...{ description: "", value: "", currency, custom: {} as OwnValues },
      ...{ source_id: null as string | null, campaign_id: null as string | null },
    },
    validate: {
      name: (value, all) => (value.trim() || all.company_name.trim() ? null : t("nameMissing")),
    },
  });
  const field = (name: Text) => ({
    label: t(`field.${name}`),
    ...form.getInputProps(name),
    error: form.errors[name] ?? fieldError(create.error, name),
  });
  const word = (name: "source" | "campaign", words: { id: string; name: string }[]) => (
    <Select
      label={t(`field.${name}`)}
      clearable
      searchable
      data={words.map(({ id, name: label }) => ({ value: id, label }))}
      {...form.getInputProps(`${name}_id`)}
    />
  );
  const submit = form.onSubmit(({ value, custom, ...rest }) =>
    create.mutate(
      { ...rest, value: value || null, custom: sentOf(custom) },
      {
        onSuccess: ({ id }) => {
          onDone();
          if (isInbox) set({ at: id, state: undefined }, { replace: true });
          else open("lead", id);
        },
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <ProblemAlert error={create.error} fields={Object.keys(TEXTS)} />
        <Group grow align="start">
          <TextInput autoFocus data-autofocus {...field("name")} />
          <TextInput {...field("company_name")} />
        </Group>
        <TextInput {...field("title")} />
        <Group grow align="start">
          {!fixes("phone") && <TextInput type="tel" {...field("phone")} />}
          {!fixes("email") && <TextInput type="email" {...field("email")} />}
        </Group>
        <Group grow align="start">
          {!fixes("wechat") && <TextInput {...field("wechat")} />}
          {word("source", sources)}
        </Group>
        {campaigns.length > 0 && word("campaign", campaigns)}
        {!fixes("value") && (
          <MoneyField
            label={t("field.value")}
            value={form.values.value}
            currency={form.values.currency}
            onChange={(value, chosen) => form.setValues({ value, currency: chosen })}
          />
        )}
        {!fixes("description") && (
          <Textarea
            label={t("field.description")}
            autosize
            minRows={2}
            maxLength={10_000}
            {...form.getInputProps("description")}
          />
        )}
        <OwnFormFields
          kind="lead"
          values={form.values.custom}
          onChange={(custom) => form.setFieldValue("custom", custom)}
          error={create.error}
        />
        <FormFoot label={t("create")} onCancel={onDone} isBusy={create.isPending} />
      </Stack>
    </form>
  );
}
