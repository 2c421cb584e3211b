import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import type { OwnKind } from "@/api/fields";

import { formulaWordsQuery } from "./field-queries";

type Props = { kind: OwnKind; onChoose: (word: string) => void };

/** What a formula can be made of; a click writes it down. */
export function FormulaWords({ kind, onChoose }: Props) {
  const words = useQuery(formulaWordsQuery(kind)).data;
  if (!words) return null;
  const chip = (word: string, said: string, title?: string) => (
    <Button
      key={word}
      size="compact-xs"
      variant="default"
      title={title}
      onClick={() => onChoose(word)}
    >
      {said}
    </Button>
  );
  return (
    <Group gap={4}>
      {words.names.map(({ name, label }) => chip(name, label ?? name, name))}
      {words.functions.map((name) => chip(`${name}(`, `${name}()`))}
    </Group>
  );
}
