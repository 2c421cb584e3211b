import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { foundRecordsQuery, recordNameQuery } from "@/api/filters";

type Props = {
  type: "company" | "person";
  label: string;
  id: string;
  onChange: (id: string) => void;
};

/** A company or person, looked for by name. */
export function RecordValue({ type, label, id, onChange }: Props) {
  const { t } = useTranslation("filters");
  const [typed, setTyped] = useState("");
  const [query] = useDebouncedValue(typed, 150);
  const chosen = useQuery(recordNameQuery(type, id)).data;
  const found = useQuery({
    ...foundRecordsQuery(type, query === chosen ? "" : query),
    placeholderData: keepPreviousData,
  }).data;
  const rest = (found ?? []).filter(({ value }) => value !== id);
  return (
    <Select
      size="xs"
      aria-label={label}
      placeholder={t("choose")}
      searchable
      filter={({ options }) => options}
      onSearchChange={setTyped}
      data={id ? [{ value: id, label: chosen ?? "…" }, ...rest] : rest}
      value={id || null}
      onChange={(next) => onChange(next ?? "")}
    />
  );
}
