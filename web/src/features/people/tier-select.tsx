import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { useMay } from "@/api/me";

type Company = Schema["CompanyOut"];
type Props = { company: Company; onSave: (tier: Company["tier"]) => void };

/** How much a company matters, A to D. */
export function TierSelect({ company, onSave }: Props) {
  const { t } = useTranslation("people");
  const mayWrite = useMay("write");
  return (
    <Select
      size="xs"
      variant="unstyled"
      aria-label={t("tier.title")}
      data={["A", "B", "C", "D"]}
      value={company.tier || null}
      placeholder="—"
      readOnly={!mayWrite}
      clearable={mayWrite}
      clearButtonProps={{ "aria-label": t("common:clear") }}
      onChange={(tier) => onSave((tier ?? "") as Company["tier"])}
    />
  );
}
