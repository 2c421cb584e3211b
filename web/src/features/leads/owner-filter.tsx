import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { membersQuery } from "@/api/lookups";
import { useMe } from "@/api/me";
import { FilterChip } from "@/ui/filter-chip";
import { MemberPicker } from "@/ui/member-picker";

import { NOBODY, useLeadWish } from "./use-lead-wish";

/** Whose leads: mine, nobody's, or those of somebody. */
export function OwnerFilter() {
  const { t } = useTranslation("leads");
  const { search, set } = useLeadWish();
  const me = useMe().member.id;
  const member = useQuery(membersQuery()).data?.find(({ id }) => id === search.owner);
  const chosen = search.owner === NOBODY ? t("nobody") : member?.name;
  return (
    <FilterChip label={t("field.owner")} chosen={chosen} onClear={() => set({ owner: undefined })}>
      {(close) => {
        const choose = (owner: string | null) => {
          set({ owner: owner ?? undefined });
          close();
        };
        return (
          <>
            <Group gap={8} mb={8}>
              <Button size="compact-sm" variant="default" onClick={() => choose(me)}>
                {t("mine")}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => choose(NOBODY)}>
                {t("nobody")}
              </Button>
            </Group>
            <MemberPicker
              value={member?.id ?? null}
              placeholder={t("field.owner")}
              onChange={choose}
            />
          </>
        );
      }}
    </FilterChip>
  );
}
