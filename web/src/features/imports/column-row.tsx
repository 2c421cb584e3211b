import { Select } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { StatusBadge } from "@/ui/status-badge";

import classes from "./columns.module.css";
import { type Import, type ImportFile, useChange } from "./queries";
import { withField } from "./rules";

type Props = {
  run: Import;
  file: ImportFile;
  column: Schema["ColumnOut"];
  fields: Schema["FieldOut"][];
  isTwice: boolean;
};

/** A column, some of its values, and the field it fills; no field: it is not imported. */
export function ColumnRow({ run, file, column, fields, isTwice }: Props) {
  const { t } = useTranslation("imports");
  const { mutate } = useChange(run.id);
  const choose = (field: string | null) =>
    mutate({
      change: { files: [{ id: file.id, columns: { [column.name]: field } }] },
      show: (before) => withField(before, file.id, column.name, field),
    });
  const name = column.header || column.name;
  return (
    <li className={classes.column}>
      <div>
        <div className={classes.header}>{name}</div>
        <div className={classes.samples}>{column.samples.join(" · ") || t("columns.blank")}</div>
      </div>
      <IconArrowRight size={16} className={classes.arrow} aria-hidden />
      <Select
        size="sm"
        aria-label={t("columns.field", { column: name })}
        placeholder={t("columns.ignore")}
        data={fields.map((field) => ({
          value: field.name,
          label: field.label ?? t(`field.${field.name}`),
        }))}
        value={column.field}
        onChange={choose}
        searchable
        clearable
        nothingFoundMessage={t("columns.noField")}
        error={isTwice && t("columns.twice")}
      />
      <span>
        {column.field === null && column.is_withheld ? (
          <StatusBadge tone="attention">{t("columns.withheld")}</StatusBadge>
        ) : column.field === null ? (
          <StatusBadge tone="quiet">{t("columns.ignored")}</StatusBadge>
        ) : column.is_guess ? (
          <StatusBadge tone="attention">{t("columns.guess")}</StatusBadge>
        ) : (
          <StatusBadge tone="good">{t("columns.sure")}</StatusBadge>
        )}
      </span>
    </li>
  );
}
