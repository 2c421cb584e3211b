import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { othersQuery } from "./queries";

export type Other = { id: string; name: string };
type Props = {
  kind: "company" | "person";
  chosen: Other | undefined;
  onChoose: (other: Other) => void;
};

/** Look for a company or person that nothing suggests. */
export function OtherPicker({ kind, chosen, onChoose }: Props) {
  const { t } = useTranslation("leads");
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed, 200);
  const found = useQuery(othersQuery(kind, q)).data ?? [];
  const words = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;
  return (
    <Select
      searchable
      aria-label={t(`match.find.${kind}`)}
      placeholder={t(`match.find.${kind}`)}
      // The server has looked; what it found is shown as it is.
      filter={({ options }) => options}
      onSearchChange={setTyped}
      data={words.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen?.id ?? null}
      onChange={(id) => {
        const other = words.find((word) => word.id === id);
        if (other) onChoose(other);
      }}
    />
  );
}
