import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import { DateField } from "@/ui/date-field";

export function CloseFilter() {
  const { t } = useTranslation("pipeline");
  const { search, set } = usePlace();
  const change = (name: "from" | "to") => (day: string | null) =>
    set({ [name]: day ?? undefined }, { replace: true });
  return (
    <Stack gap="xs" w={220}>
      <DateField label={t("filter.from")} value={search.from ?? null} onChange={change("from")} />
      <DateField label={t("filter.to")} value={search.to ?? null} onChange={change("to")} />
    </Stack>
  );
}
