import { TagsInput, TextInput } from "@mantine/core";

import type { FilterField, Kind, Op } from "@/api/filters";
import { NumberField } from "@/ui/number-field";

import { ChoiceValue } from "./choice-value";
import { DayValue } from "./day-value";
import { PeriodValue } from "./period-value";
import { RecordValue } from "./record-value";
import { controlOf } from "./rules";

type Props = {
  kind: Kind;
  field: FilterField;
  op: Op;
  label: string;
  values: string[];
  onChange: (values: string[]) => void;
};

/** What a condition compares with, given as the type of its field wants it. */
export function FilterValue({ kind, field, op, label, values, onChange }: Props) {
  const value = values[0] ?? "";
  const put = (next: string) => onChange(next ? [next] : []);
  switch (controlOf(field, op)) {
    case "none":
      return null;
    case "text":
      return (
        <TextInput
          size="xs"
          aria-label={label}
          maxLength={200}
          value={value}
          onChange={(event) => put(event.currentTarget.value)}
        />
      );
    case "texts":
      return <TagsInput size="xs" aria-label={label} value={values} onChange={onChange} />;
    case "number":
      return (
        <NumberField
          size="xs"
          aria-label={label}
          thousandSeparator=","
          hideControls
          value={value}
          onChange={(next) => put(String(next))}
        />
      );
    case "day":
      return <DayValue label={label} value={value} onChange={put} />;
    case "period":
      return <PeriodValue label={label} value={value} onChange={put} />;
    case "record":
      return (
        <RecordValue
          type={field.type === "person" ? "person" : "company"}
          label={label}
          id={value}
          onChange={put}
        />
      );
    case "choice":
      return (
        <ChoiceValue kind={kind} field={field} label={label} values={values} onChange={onChange} />
      );
    case "choices":
      return (
        <ChoiceValue
          kind={kind}
          field={field}
          label={label}
          values={values}
          onChange={onChange}
          many
        />
      );
  }
}
