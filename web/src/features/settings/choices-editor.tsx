import { Button, Input, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { ChoiceRow } from "./choice-row";
import type { FieldDraft } from "./field-rules";

export type ChoiceDraft = FieldDraft["choices"][number];

type Props = { choices: ChoiceDraft[]; onChange: (choices: ChoiceDraft[]) => void };

/** What a field lets choose from, in the order it is offered. */
export function ChoicesEditor({ choices, onChange }: Props) {
  const { t } = useTranslation("fields");
  const put = (at: number, change: Partial<ChoiceDraft>) =>
    onChange(choices.map((one, place) => (place === at ? { ...one, ...change } : one)));
  const move = (at: number, by: number) => {
    const next = [...choices];
    next.splice(at + by, 0, ...next.splice(at, 1));
    onChange(next);
  };
  const fresh: ChoiceDraft = { name_zh: "", name_en: "", color: "gray", is_archived: false };
  return (
    <Input.Wrapper label={t("choices")} labelElement="div">
      <Stack gap={6} mt={6}>
        {choices.map((choice, at) => (
          <ChoiceRow
            // A new choice has no id yet, and rows change places only by its own buttons.
            key={choice.id ?? `new-${at}`}
            choice={choice}
            at={at}
            isLast={at === choices.length - 1}
            onPut={(change) => put(at, change)}
            onMove={(by) => move(at, by)}
            onRemove={() => onChange(choices.filter((_, place) => place !== at))}
          />
        ))}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...choices, fresh])}
        >
          {t("addChoice")}
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}
