import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { FilterChip } from "@/ui/filter-chip";
import { MemberPicker } from "@/ui/member-picker";

/** Give all that is chosen to somebody. */
export function BulkOwner({ onOwner }: { onOwner: (id: string) => void }) {
  const { t } = useTranslation("common");
  if (!useMay("assign")) return null;
  return (
    <FilterChip
      label={t("bulk.owner")}
      position="top-start"
      chosen={undefined}
      onClear={() => undefined}
    >
      {(close) => (
        <MemberPicker
          placeholder={t("bulk.owner")}
          value={null}
          onChange={(owner) => {
            close();
            if (owner) onOwner(owner);
          }}
        />
      )}
    </FilterChip>
  );
}
