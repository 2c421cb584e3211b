import { Select } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { FilterField, Kind } from "@/api/filters";

import { useFieldWords } from "./use-words";

/** Look for a field by its name, to ask something of it. */
export function FieldPicker({
  kind,
  onPick,
}: {
  kind: Kind;
  onPick: (field: FilterField) => void;
}) {
  const { t } = useTranslation("filters");
  const { fields, nameOf } = useFieldWords(kind);
  return (
    <Select
      size="xs"
      w={200}
      searchable
      aria-label={t("add")}
      placeholder={t("add")}
      nothingFoundMessage={t("noField")}
      leftSection={<IconPlus size={14} />}
      data={fields.map(({ name }) => ({ value: name, label: nameOf(name) }))}
      value={null}
      onChange={(name) => {
        const field = fields.find((one) => one.name === name);
        if (field) onPick(field);
      }}
    />
  );
}
