import { MultiSelect, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { OwnField } from "@/api/fields";
import { useMe } from "@/api/me";
import { DateField } from "@/ui/date-field";
import { InlineEdit } from "@/ui/inline-edit";
import { MemberPicker } from "@/ui/member-picker";

import { LongText } from "./long-text";
import { MomentField } from "./moment-field";
import { OwnValue } from "./own-value";
import { RecordChoice } from "./record-choice";
import { idOf, isAmount, isNumber, readAmount, withScheme } from "./rules";
import { useChoices } from "./use-choices";

export type EditorProps = {
  field: OwnField;
  value: unknown;
  /** Of the record; an editor that is open for long says on which one it was begun. */
  version?: number;
  onSave: (value: unknown, version?: number) => void;
  /** In a form: what is typed counts at once, and the label stands above. */
  error?: string | undefined;
};

/** Change what a field holds where it stands, each type in its own way. */
export function OwnEditor(props: EditorProps) {
  const { field, value, version } = props;
  const onSave = (next: unknown) => props.onSave(next);
  const { choices } = useChoices(field, value);
  const label = field.name;
  switch (field.type) {
    case "formula":
      return <OwnValue field={field} value={value} />;
    case "date":
      return <DateField size="xs" hideLabel label={label} value={idOf(value)} onChange={onSave} />;
    case "moment":
      return <MomentField label={label} value={idOf(value)} onSave={onSave} />;
    case "flag":
      return <FlagSelect {...props} />;
    case "choice":
      return (
        <Select
          {...{ size: "xs", placeholder: "—", clearable: true, searchable: true }}
          aria-label={label}
          data={choices}
          value={idOf(value)}
          onChange={onSave}
        />
      );
    case "choices":
      return (
        <MultiSelect
          {...{ size: "xs", searchable: true, rightSectionWidth: 22 }}
          aria-label={label}
          data={choices}
          value={(value as string[] | undefined) ?? []}
          onChange={onSave}
        />
      );
    case "member":
      return (
        <MemberPicker
          placeholder={label}
          clearable
          size="xs"
          value={idOf(value)}
          onChange={onSave}
        />
      );
    case "person":
    case "company":
      return <RecordChoice kind={field.type} label={label} value={value} onSave={onSave} />;
    case "long_text":
      return <LongText {...{ label, version }} value={idOf(value) ?? ""} onSave={props.onSave} />;
    default:
      return <TextEditor {...props} />;
  }
}

/** Text, link, number and money: click and type. */
function TextEditor({ field, value, onSave }: EditorProps) {
  const { t } = useTranslation("fields");
  const own = useMe().workspace.currency;
  const money = isAmount(value) ? value : { amount: "", currency: own };
  const text = isAmount(value) ? `${value.amount} ${value.currency}` : String(value ?? "");
  const check = (typed: string) => {
    if (field.type === "number" && !isNumber(typed, field.decimals)) return t("badNumber");
    const isBad = field.type === "money" && readAmount(typed, money.currency) === undefined;
    return isBad ? t("badAmount") : undefined;
  };
  const save = (typed: string) => {
    if (field.type === "money") onSave(readAmount(typed, money.currency));
    else onSave((field.type === "link" ? withScheme(typed) : typed) || null);
  };
  const shown = text ? <OwnValue field={field} value={value} /> : undefined;
  return (
    <InlineEdit
      label={field.name}
      value={text}
      display={field.type === "link" ? undefined : shown}
      check={check}
      onSave={save}
    />
  );
}

function FlagSelect({ field, value, onSave }: EditorProps) {
  const { t } = useTranslation("fields");
  const shown = typeof value === "boolean" ? String(value) : null;
  return (
    <Select
      size="xs"
      placeholder="—"
      clearable
      aria-label={field.name}
      data={[
        { value: "true", label: t("yes") },
        { value: "false", label: t("no") },
      ]}
      value={shown}
      onChange={(chosen) => onSave(chosen === null ? null : chosen === "true")}
    />
  );
}
