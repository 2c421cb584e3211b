import { Button, Select, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { AboutKind } from "./about-chips";
import { recordsQuery } from "./queries";

const ORDER: AboutKind[] = ["deal", "lead", "person", "company"];

type Props = { onChoose: (kind: AboutKind, id: string) => void; onNothing: () => void };

/** Look for a deal, lead, person or company; or say that it is about nothing here. */
export function AboutPicker({ onChoose, onNothing }: Props) {
  const { t } = useTranslation("mail");
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed.trim(), 150);
  const { data, isFetched } = useQuery({ ...recordsQuery(q), placeholderData: keepPreviousData });
  const items = (q && data) || [];
  const choose = (id: string | null) => {
    const one = items.find((item) => item.id === id);
    if (one) onChoose(one.kind, one.id);
  };
  return (
    <Stack gap="xs">
      <Select
        searchable
        data-autofocus
        size="sm"
        label={t("about.find")}
        placeholder={t("about.findHint")}
        comboboxProps={{ withinPortal: false }}
        value={null}
        searchValue={typed}
        onSearchChange={setTyped}
        filter={({ options }) => options}
        data={ORDER.map((kind) => ({
          group: t(`kind.${kind}`),
          items: items
            .filter((item) => item.kind === kind)
            .map(({ id, title }) => ({ value: id, label: title })),
        })).filter((group) => group.items.length > 0)}
        renderOption={({ option }) => (
          <Stack gap={0}>
            <Text size="sm">{option.label}</Text>
            <Text size="xs" c="dimmed">
              {items.find(({ id }) => id === option.value)?.subtitle}
            </Text>
          </Stack>
        )}
        onChange={choose}
      />
      {q && isFetched && items.length === 0 && (
        <Text size="xs" c="dimmed" role="status">
          {t("about.none")}
        </Text>
      )}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onNothing}>
        {t("about.isNothing")}
      </Button>
    </Stack>
  );
}
