import { Checkbox, MultiSelect, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type OwnField, type OwnKind, type OwnValues, ownFieldsQuery } from "@/api/fields";
import { useFieldAccess, useMe } from "@/api/me";
import { DateField } from "@/ui/date-field";
import { MemberPicker } from "@/ui/member-picker";
import { MoneyField } from "@/ui/money-field";
import { fieldError } from "@/ui/problem-alert";
import { RecordPicker } from "@/ui/record-picker";

import { MomentField } from "./moment-field";
import { idOf, isAmount } from "./rules";
import { useChoices } from "./use-choices";

type Props = {
  kind: OwnKind;
  values: OwnValues;
  onChange: (values: OwnValues) => void;
  error: unknown;
};

/** In the form for a new record: what it must have, and what is shown on its card. */
export function OwnFormFields({ kind, values, onChange, error }: Props) {
  const fields = useQuery(ownFieldsQuery(kind)).data ?? [];
  const { fixes } = useFieldAccess(kind);
  const asked = fields.filter(
    ({ key, type, is_required, on_card }) =>
      type !== "formula" && (is_required || on_card) && !fixes(`custom.${key}`),
  );
  return asked.map((field) => (
    <OwnInput
      key={field.id}
      field={field}
      value={values[field.key]}
      onChange={(value) => onChange({ ...values, [field.key]: value })}
      error={fieldError(error, `custom.${field.key}`)}
    />
  ));
}

type InputProps = {
  field: OwnField;
  value: unknown;
  onChange: (value: unknown) => void;
  error?: string | undefined;
};

function OwnInput({ field, value, onChange, error }: InputProps) {
  const { choices } = useChoices(field, value);
  const currency = useMe().workspace.currency;
  const label = field.name;
  const said = {
    label,
    description: field.help || undefined,
    error,
    withAsterisk: field.is_required,
  };
  switch (field.type) {
    case "date":
      return (
        <DateField label={label} value={idOf(value)} onChange={onChange} error={error ?? ""} />
      );
    case "moment":
      return <MomentField label={label} value={idOf(value)} onSave={onChange} />;
    case "flag":
      return <FlagInput {...{ field, value, onChange, error }} />;
    case "choice":
      return (
        <Select
          {...said}
          clearable
          searchable
          data={choices}
          value={idOf(value)}
          onChange={onChange}
        />
      );
    case "choices": {
      const chosen = (value as string[] | undefined) ?? [];
      return <MultiSelect {...said} searchable data={choices} value={chosen} onChange={onChange} />;
    }
    case "member":
      return <MemberPicker label={label} clearable value={idOf(value)} onChange={onChange} />;
    case "person":
    case "company":
      return <RecordInput {...{ field, value, onChange, error }} />;
    case "money": {
      const money = isAmount(value) ? value : { amount: "", currency };
      return (
        <MoneyField
          label={label}
          value={money.amount}
          currency={money.currency}
          onChange={(amount, code) => onChange({ amount, currency: code })}
          error={error ?? ""}
        />
      );
    }
    default: {
      const Input = field.type === "long_text" ? Textarea : TextInput;
      return (
        <Input
          {...said}
          inputMode={field.type === "number" ? "decimal" : undefined}
          value={String(value ?? "")}
          onChange={(event: { currentTarget: { value: string } }) =>
            onChange(event.currentTarget.value)
          }
        />
      );
    }
  }
}

function FlagInput({ field, value, onChange, error }: InputProps) {
  const { t } = useTranslation("fields");
  return (
    <Checkbox
      label={field.name}
      description={field.help || t("tick")}
      error={error}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

function RecordInput({ field, value, onChange, error }: InputProps) {
  const picked = value as { id: string; name: string } | undefined;
  return (
    <RecordPicker
      kind={field.type as "person" | "company"}
      isKnownOnly
      label={field.name}
      value={picked ?? null}
      onChange={(next) => onChange(next?.id ? next : null)}
      error={error ?? ""}
    />
  );
}
