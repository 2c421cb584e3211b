import { type ComboboxData, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { FilterChip } from "@/ui/filter-chip";

type Props = { label: string; data: ComboboxData; onChoice: (value: string) => void };

/** Choose one thing for all that is chosen: a stage, a reason. */
export function BulkChoice({ label, data, onChoice }: Props) {
  const { t } = useTranslation("common");
  return (
    <FilterChip label={label} position="top-start" chosen={undefined} onClear={() => undefined}>
      {(close) => (
        <Select
          aria-label={label}
          searchable
          placeholder={t("bulk.pick")}
          data-autofocus
          openOnFocus
          value={null}
          data={data}
          onChange={(value) => {
            close();
            if (value) onChoice(value);
          }}
        />
      )}
    </FilterChip>
  );
}
