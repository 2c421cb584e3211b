import { ActionIcon, Button, Group, Select } from "@mantine/core";
import { IconBrackets, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Kind } from "@/api/filters";
import { FieldPicker } from "./field-picker";
import classes from "./filter.module.css";
import { FilterRow } from "./filter-row";
import { type Box, DEEPEST, JOINS, type Join, newBox, newRow, type Part } from "./rules";

type Props = {
  kind: Kind;
  box: Box;
  depth: number;
  /** Undefined: the box is to go. */
  onChange: (box: Box | undefined) => void;
};

/** Conditions that hold together: all of them, any, none. */
export function FilterBox({ kind, box, depth, onChange }: Props) {
  const { t } = useTranslation("filters");
  const add = (part: Part) => onChange({ ...box, parts: [...box.parts, part] });
  const put = (id: string) => (next: Part | undefined) =>
    onChange({
      ...box,
      parts: box.parts.flatMap((part) => (part.id === id ? (next ?? []) : part)),
    });
  return (
    <fieldset
      className={classes.box}
      data-inner={depth > 1 || undefined}
      aria-label={t(`join.${box.join}`)}
    >
      <Group gap={6} wrap="nowrap">
        <Select
          size="xs"
          w={170}
          aria-label={t("join.label")}
          allowDeselect={false}
          data={JOINS.map((join) => ({ value: join, label: t(`join.${join}`) }))}
          value={box.join}
          onChange={(join) => onChange({ ...box, join: join as Join })}
        />
        {depth > 1 && (
          <ActionIcon
            variant="subtle"
            color="gray"
            ml="auto"
            aria-label={t("removeGroup")}
            onClick={() => onChange(undefined)}
          >
            <IconX size={15} />
          </ActionIcon>
        )}
      </Group>
      {box.parts.map((part) =>
        "parts" in part ? (
          <FilterBox
            key={part.id}
            kind={kind}
            box={part}
            depth={depth + 1}
            onChange={put(part.id)}
          />
        ) : (
          <FilterRow key={part.id} kind={kind} row={part} onChange={put(part.id)} />
        ),
      )}
      <Group gap={6}>
        <FieldPicker kind={kind} onPick={(field) => add(newRow(field))} />
        {depth < DEEPEST && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<IconBrackets size={15} />}
            onClick={() => add(newBox(box.join === "any" ? "all" : "any"))}
          >
            {t("addGroup")}
          </Button>
        )}
      </Group>
    </fieldset>
  );
}
