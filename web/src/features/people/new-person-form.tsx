import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import type { OwnValues } from "@/api/fields";
import { useFieldAccess } from "@/api/me";
import { useOpenRecord } from "@/lib/place";
import { DuplicateHints } from "@/ui/duplicate-hints";
import { OwnFormFields } from "@/ui/own/own-form-fields";
import { sentOf } from "@/ui/own/sent";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";
import { type Picked, RecordPicker } from "@/ui/record-picker";

import { useCreateCompany, useCreatePerson } from "./queries";
import type { ChannelKind } from "./rules";

const EMPTY = {
  name: "",
  title: "",
  phone: "",
  email: "",
  company: null as Picked | null,
  custom: {} as OwnValues,
};

export function NewPersonForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("people");
  const create = useCreatePerson();
  const { fixes } = useFieldAccess("person");
  const createCompany = useCreateCompany();
  const open = useOpenRecord();
  const form = useForm({ initialValues: EMPTY });
  const error = createCompany.error ?? create.error;
  const submit = async ({ company, phone, email, custom, ...rest }: typeof EMPTY) => {
    const company_id =
      company && (company.id ?? (await createCompany.mutateAsync({ name: company.name })).id);
    const channels = [channel("phone", phone), channel("email", email)].flat();
    const { id } = await create.mutateAsync({
      ...rest,
      company_id,
      channels,
      custom: sentOf(custom),
    });
    onDone();
    open("person", id);
  };
  return (
    // The mutations hold the refusal, which the alert shows; the promise itself may be dropped.
    <form onSubmit={form.onSubmit((values) => void submit(values).catch(() => undefined))}>
      <Stack gap="md">
        <ProblemAlert error={error} fields={["name", "title"]} />
        <TextInput
          required
          data-autofocus
          label={t("name")}
          {...form.getInputProps("name")}
          error={fieldError(error, "name")}
        />
        <RecordPicker
          kind="company"
          label={t("company")}
          value={form.values.company}
          onChange={(company) => form.setFieldValue("company", company)}
        />
        <TextInput label={t("title")} {...form.getInputProps("title")} />
        <Group grow>
          {!fixes("phone") && (
            <TextInput label={t("channel.phone")} type="tel" {...form.getInputProps("phone")} />
          )}
          {!fixes("email") && (
            <TextInput label={t("channel.email")} type="email" {...form.getInputProps("email")} />
          )}
        </Group>
        <OwnFormFields
          kind="person"
          values={form.values.custom}
          onChange={(custom) => form.setFieldValue("custom", custom)}
          error={error}
        />
        <DuplicateHints
          kind="person"
          draft={{
            name: form.values.name,
            company_name: form.values.company?.name ?? "",
            channels: [channel("phone", form.values.phone), channel("email", form.values.email)]
              .flat()
              .map(({ kind, value }) => ({ kind, value })),
          }}
          onOpen={onDone}
        />
        <Group justify="end">
          <Button variant="default" onClick={onDone}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={create.isPending || createCompany.isPending}>
            {t("create")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function channel(kind: ChannelKind, value: string) {
  return value.trim() ? [{ kind, value: value.trim(), label: "", is_primary: true }] : [];
}
