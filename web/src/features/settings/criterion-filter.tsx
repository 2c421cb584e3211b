import { Input } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { type Filter, filterQuery, useFilterText } from "@/api/filters";
import { FilterPanel } from "@/ui/filter/filter-panel";

type Props = { value: string; onChange: (filter: string) => void };

/** What a deal has to fulfil: put together like the filter of a list. */
export function CriterionFilter({ value, onChange }: Props) {
  const { t } = useTranslation("settings");
  const { data: forms, error } = useQuery(filterQuery("deal", value));
  const { mutate, error: refusal } = useFilterText("deal");
  const change = (wanted: Filter | string | null) => {
    if (wanted) mutate(wanted, { onSuccess: (written) => onChange(written.text) });
    else onChange("");
  };
  return (
    <Input.Wrapper
      label={t("criterion.filter")}
      description={t("criterion.filterHint")}
      labelElement="div"
    >
      <FilterPanel
        kind="deal"
        text={value}
        tree={value ? forms?.tree : null}
        error={refusal ?? error}
        onChange={change}
      />
    </Input.Wrapper>
  );
}
