import { Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import { DateField } from "@/ui/date-field";
import { MemberPicker } from "@/ui/member-picker";

import { AUDIT_KINDS } from "./audit-queries";

export function AuditFilters() {
  const { t } = useTranslation("audit");
  const { search, set } = usePlace();
  return (
    <Group mb="md" gap="sm" align="end">
      <MemberPicker
        label={t("filter.who")}
        placeholder={t("filter.anybody")}
        clearable
        value={search.who ?? null}
        onChange={(who) => set({ who: who ?? undefined }, { replace: true })}
      />
      <Select
        label={t("filter.kind")}
        w={170}
        placeholder={t("filter.anything")}
        clearable
        data={AUDIT_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={search.about ?? null}
        onChange={(about) => set({ about: about ?? undefined }, { replace: true })}
      />
      <DateField
        label={t("filter.from")}
        value={search.from ?? null}
        onChange={(from) => set({ from: from ?? undefined }, { replace: true })}
        w={150}
      />
      <DateField
        label={t("filter.to")}
        value={search.to ?? null}
        onChange={(to) => set({ to: to ?? undefined }, { replace: true })}
        w={150}
      />
    </Group>
  );
}
