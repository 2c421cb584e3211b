import { Button, Group, Stack, TagsInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useFieldAccess } from "@/api/me";
import { usePlace } from "@/lib/place";
import { DateField } from "@/ui/date-field";
import { MemberPicker } from "@/ui/member-picker";
import { MoneyField } from "@/ui/money-field";
import { OwnFormFields } from "@/ui/own/own-form-fields";
import { ProblemAlert } from "@/ui/problem-alert";
import { RecordPicker } from "@/ui/record-picker";

import { tagsQuery } from "./queries";
import { SourcePicker } from "./source-picker";
import { StagePicker } from "./stage-picker";
import { useChosenPipeline } from "./use-chosen-pipeline";
import { FIELDS, useNewDealForm } from "./use-new-deal-form";

/** Only the title is needed; company and person are found or made on the way. */
export function NewDealForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("pipeline");
  const { search, set } = usePlace();
  const pipelineId = useChosenPipeline(search.pipeline)?.id ?? "";
  const { form, submit, isSaving, error } = useNewDealForm(pipelineId, (deal) =>
    set({ new: undefined, company: undefined, person: undefined, deal }, { replace: true }),
  );
  const tags = useQuery(tagsQuery()).data ?? [];
  const { value, currency } = form.values;
  const { fixes } = useFieldAccess("deal");
  const field = <Name extends "company" | "person" | "owner" | "close">(name: Name) => ({
    value: form.values[name],
    onChange: (next: (typeof form.values)[Name]) => form.setFieldValue(name, next as never),
    error: form.errors[name] as string,
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          autoFocus
          withAsterisk
          label={t("field.title")}
          maxLength={200}
          {...form.getInputProps("title")}
        />
        {!fixes("value") && (
          <MoneyField
            label={t("field.value")}
            value={value}
            currency={currency}
            onChange={(next, other) => form.setValues({ value: next, currency: other })}
            error={form.errors.value as string}
          />
        )}
        <Group grow align="start">
          <RecordPicker kind="company" label={t("field.company")} {...field("company")} />
          <RecordPicker kind="person" label={t("field.person")} {...field("person")} />
        </Group>
        <Group grow align="start">
          <StagePicker pipelineId={pipelineId} {...form.getInputProps("stage")} />
          <MemberPicker label={t("field.owner")} {...field("owner")} />
        </Group>
        <Group grow align="start">
          <DateField label={t("field.close")} {...field("close")} />
          <SourcePicker label={t("field.source")} {...form.getInputProps("source")} />
        </Group>
        <TagsInput label={t("field.tags")} data={tags} clearable {...form.getInputProps("tags")} />
        <OwnFormFields
          kind="deal"
          values={form.values.custom}
          onChange={(custom) => form.setFieldValue("custom", custom)}
          error={error}
        />
        {error && <ProblemAlert error={error} fields={Object.keys(FIELDS)} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={isSaving}>
            {t("newDeal.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
