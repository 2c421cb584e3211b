import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";

import { tagsQuery } from "./queries";

export function TagFilter({ onChosen }: { onChosen: () => void }) {
  const { t } = useTranslation("pipeline");
  const { search, set } = usePlace();
  const tags = useQuery(tagsQuery()).data ?? [];
  return (
    <Select
      aria-label={t("field.tags")}
      placeholder={t("filter.chooseTag")}
      nothingFoundMessage={t("filter.noTags")}
      data={tags}
      searchable
      value={search.tag ?? null}
      onChange={(tag) => {
        set({ tag: tag ?? undefined }, { replace: true });
        onChosen();
      }}
    />
  );
}
