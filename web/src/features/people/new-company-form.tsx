import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import type { OwnValues } from "@/api/fields";
import { useOpenRecord } from "@/lib/place";
import { DuplicateHints } from "@/ui/duplicate-hints";
import { OwnFormFields } from "@/ui/own/own-form-fields";
import { sentOf } from "@/ui/own/sent";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";

import { useCreateCompany } from "./queries";

export function NewCompanyForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("people");
  const create = useCreateCompany();
  const open = useOpenRecord();
  const form = useForm({
    initialValues: { name: "", domain: "", industry: "", custom: {} as OwnValues },
  });
  const field = (name: "name" | "domain" | "industry") => ({
    label: t(`field.${name}`),
    ...form.getInputProps(name),
    error: fieldError(create.error, name),
  });
  return (
    <form
      onSubmit={form.onSubmit(({ custom, ...body }) =>
        create.mutate(
          { ...body, custom: sentOf(custom) },
          {
            onSuccess: ({ id }) => {
              onDone();
              open("company", id);
            },
          },
        ),
      )}
    >
      <Stack gap="md">
        <ProblemAlert error={create.error} fields={["name", "domain", "industry"]} />
        <TextInput required data-autofocus {...field("name")} />
        <TextInput placeholder="example.com" {...field("domain")} />
        <TextInput {...field("industry")} />
        <OwnFormFields
          kind="company"
          values={form.values.custom}
          onChange={(custom) => form.setFieldValue("custom", custom)}
          error={create.error}
        />
        <DuplicateHints
          kind="company"
          draft={{ name: form.values.name, domain: form.values.domain }}
          onOpen={onDone}
        />
        <Group justify="end">
          <Button variant="default" onClick={onDone}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t("create")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
