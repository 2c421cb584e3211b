import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";

/** Look for a name; what the pool hides is not looked at. */
export function PoolSearch() {
  const { t } = useTranslation("pools");
  const { search, set } = usePlace();
  return (
    <TextInput
      size="xs"
      type="search"
      flex={1}
      aria-label={t("find")}
      placeholder={t("find")}
      leftSection={<IconSearch size={14} />}
      value={search.q ?? ""}
      onChange={(event) => set({ q: event.currentTarget.value }, { replace: true })}
    />
  );
}
