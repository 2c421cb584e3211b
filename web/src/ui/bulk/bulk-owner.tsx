import { useTranslation } from "react-i18next";

import { FilterChip } from "@/ui/filter-chip";
import { MemberPicker } from "@/ui/member-picker";

/** Give all that is chosen to somebody. */
export function BulkOwner({ onOwner }: { onOwner: (id: string) => void }) {
  const { t } = useTranslation("common");
  return (
    <FilterChip label={t("bulk.owner")} chosen={undefined} onClear={() => undefined}>
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
