import { Button, Checkbox, Group, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import type { OwnField, OwnKind } from "@/api/fields";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";

import { ChoicesEditor } from "./choices-editor";
import { useAddField, useSaveField } from "./field-queries";
import { draftOf, newField, sentOf, typesAfter } from "./field-rules";
import { FormulaEditor } from "./formula-editor";

type Props = { kind: OwnKind; field: OwnField | undefined; onDone: () => void };

const PLACES = ["0", "1", "2", "3", "4", "5", "6"];

/** What a field is called, what it holds, and where it shows. */
export function FieldForm({ kind, field, onDone }: Props) {
  const { t } = useTranslation("fields");
  const add = useAddField();
  const save = useSaveField({ isQuiet: true });
  const form = useForm({
    initialValues: draftOf(field),
    validate: {
      name_zh: (value, all) => (value.trim() || all.name_en.trim() ? null : t("nameMissing")),
    },
  });
  const { type, decimals } = form.values;
  const error = add.error ?? save.error;
  const submit = form.onSubmit((draft) =>
    field
      ? save.mutate({ field, change: sentOf(draft) }, { onSuccess: onDone })
      : add.mutate(newField(kind, draft), { onSuccess: onDone }),
  );
  const text = (name: "help" | "section") => (
    <Group grow align="start">
      <TextInput label={t(`${name}Zh`)} {...form.getInputProps(`${name}_zh`)} />
      <TextInput label={t(`${name}En`)} {...form.getInputProps(`${name}_en`)} />
    </Group>
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <ProblemAlert error={error} fields={["formula"]} />
        <Group grow align="start">
          <TextInput data-autofocus label={t("nameZh")} {...form.getInputProps("name_zh")} />
          <TextInput label={t("nameEn")} {...form.getInputProps("name_en")} />
        </Group>
        <Group grow align="start">
          <Select
            label={t("typeLabel")}
            allowDeselect={false}
            data={typesAfter(field?.type).map((one) => ({ value: one, label: t(`type.${one}`) }))}
            {...form.getInputProps("type")}
          />
          {(type === "number" || type === "formula") && (
            <Select
              label={t("decimals")}
              allowDeselect={false}
              data={PLACES}
              value={String(decimals)}
              onChange={(places) => form.setFieldValue("decimals", Number(places))}
            />
          )}
        </Group>
        {(type === "choice" || type === "choices") && (
          <ChoicesEditor
            choices={form.values.choices}
            onChange={(choices) => form.setFieldValue("choices", choices)}
          />
        )}
        {type === "formula" && (
          <FormulaEditor
            kind={kind}
            decimals={decimals}
            value={form.values.formula}
            onChange={(formula) => form.setFieldValue("formula", formula)}
            error={fieldError(error, "formula")}
          />
        )}
        {text("help")}
        {text("section")}
        {type !== "formula" && (
          <Checkbox
            label={t("isRequired")}
            {...form.getInputProps("is_required", { type: "checkbox" })}
          />
        )}
        <Checkbox label={t("isOnCard")} {...form.getInputProps("on_card", { type: "checkbox" })} />
        <Group justify="end">
          <Button variant="default" onClick={onDone}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={add.isPending || save.isPending}>
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
