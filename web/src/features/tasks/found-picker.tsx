import { Select, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type UseQueryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { Found } from "./queries";

type Props = {
  label: string;
  /** What is looked for, by the letters typed. */
  // biome-ignore lint/suspicious/noExplicitAny: the key of the query is the caller's.
  find: (q: string) => UseQueryOptions<Found[], Error, Found[], any>;
  without?: readonly string[];
  nothing: string;
  onChoose: (found: Found) => void;
};

/** Type some letters, choose what was found; then the field is empty again. */
export function FoundPicker({ label, find, without = [], nothing, onChoose }: Props) {
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed.trim(), 150);
  const items = useQuery(find(q)).data?.filter(({ id }) => !without.includes(id)) ?? [];
  return (
    <Select
      searchable
      size="xs"
      aria-label={label}
      placeholder={label}
      nothingFoundMessage={nothing}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      data={items.map(({ id, name }) => ({ value: id, label: name }))}
      renderOption={({ option }) => (
        <Stack gap={0}>
          <Text size="sm">{option.label}</Text>
          <Text size="xs" c="dimmed">
            {items.find(({ id }) => id === option.value)?.hint}
          </Text>
        </Stack>
      )}
      onChange={(id) => {
        const found = items.find((item) => item.id === id);
        if (found) onChoose(found);
        setTyped("");
      }}
    />
  );
}
