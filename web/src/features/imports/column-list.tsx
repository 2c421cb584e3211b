import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { ColumnRow } from "./column-row";
import classes from "./columns.module.css";
import { fieldsQuery, type Import, type ImportFile } from "./queries";
import { doubled } from "./rules";

/** Each column of the file and what it means. */
export function ColumnList({ run, file }: { run: Import; file: ImportFile }) {
  const { t } = useTranslation("imports");
  const all = useQuery(fieldsQuery()).data ?? [];
  const fields = all.filter(({ kinds }) => file.kind !== null && kinds.includes(file.kind));
  const several = new Set(fields.filter((field) => field.several).map(({ name }) => name));
  const twice = doubled(file, several);
  return (
    <ul className={classes.columns} aria-label={t("columns.label")}>
      {file.columns.map((column) => (
        <ColumnRow
          key={column.name}
          run={run}
          file={file}
          column={column}
          fields={fields}
          isTwice={column.field !== null && twice.has(column.field)}
        />
      ))}
    </ul>
  );
}
