import { ActionIcon, Select, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Kind, Op } from "@/api/filters";

import classes from "./filter.module.css";
import { FilterValue } from "./filter-value";
import { opsOf, type Row, withOp } from "./rules";
import { useFieldWords } from "./use-words";

type Props = { kind: Kind; row: Row; onChange: (row: Row | undefined) => void };

/** One condition: of which field, how, and with what it is compared. */
export function FilterRow({ kind, row, onChange }: Props) {
  const { t } = useTranslation("filters");
  const { fieldOf, nameOf, opOf } = useFieldWords(kind);
  const field = fieldOf(row.field);
  const name = nameOf(row.field);
  return (
    <fieldset className={classes.row} aria-label={name}>
      <Text size="sm" className={classes.field} truncate title={name}>
        {name}
      </Text>
      {field && (
        <>
          <Select
            size="xs"
            className={classes.op}
            aria-label={t("how", { field: name })}
            allowDeselect={false}
            data={opsOf(field).map((op) => ({ value: op, label: opOf(field, op) }))}
            value={row.op}
            onChange={(op) => onChange(withOp(row, op as Op, field))}
          />
          <div className={classes.value}>
            <FilterValue
              kind={kind}
              field={field}
              op={row.op}
              label={t("value", { field: name })}
              values={row.values}
              onChange={(values) => onChange({ ...row, values })}
            />
          </div>
        </>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        ml="auto"
        aria-label={t("common:clearFilter", { filter: name })}
        onClick={() => onChange(undefined)}
      >
        <IconX size={15} />
      </ActionIcon>
    </fieldset>
  );
}
