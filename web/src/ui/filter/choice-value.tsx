import { MultiSelect, Select, TagsInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { OWN } from "@/api/fields";
import type { FilterField, Kind } from "@/api/filters";

import { useChoices } from "./use-words";

type Props = {
  kind: Kind;
  field: FilterField;
  label: string;
  values: string[];
  onChange: (values: string[]) => void;
  many?: boolean;
};

/** One or several of what a field can be; where that is listed nowhere, words of one's own. */
export function ChoiceValue({ kind, field, label, values, onChange, many = false }: Props) {
  const { t } = useTranslation("filters");
  const choices = useChoices(kind, field);
  const shared = { size: "xs", "aria-label": label, data: choices };
  if (field.type === "choices" && !field.name.startsWith(OWN)) {
    return <TagsInput {...shared} value={values} onChange={onChange} />;
  }
  if (many) {
    return (
      <MultiSelect
        {...shared}
        searchable
        placeholder={values.length ? "" : t("choose")}
        value={values}
        onChange={onChange}
      />
    );
  }
  return (
    <Select
      {...shared}
      searchable
      placeholder={t("choose")}
      value={values[0] ?? null}
      onChange={(value) => onChange(value ? [value] : [])}
    />
  );
}
