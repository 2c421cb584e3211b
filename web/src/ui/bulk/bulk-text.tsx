import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { FilterChip } from "@/ui/filter-chip";

type Props = { label: string; onText: (text: string) => void };

/** Write one text for all that is chosen: a tag, an industry. */
export function BulkText({ label, onText }: Props) {
  return (
    <FilterChip label={label} position="top-start" chosen={undefined} onClear={() => undefined}>
      {(close) => (
        <TextForm
          label={label}
          onText={(text) => {
            close();
            onText(text);
          }}
        />
      )}
    </FilterChip>
  );
}

function TextForm({ label, onText }: Props) {
  const { t } = useTranslation("common");
  const [text, setText] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) onText(text.trim());
      }}
    >
      <Group gap={6} wrap="nowrap">
        <TextInput
          size="xs"
          aria-label={label}
          value={text}
          maxLength={50}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" disabled={!text.trim()}>
          {t("bulk.apply")}
        </Button>
      </Group>
    </form>
  );
}
