import { Button, Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { teamsQuery } from "@/api/lookups";
import { Calendar } from "@/ui/calendar";
import { FilterChip } from "@/ui/filter-chip";
import { MemberPicker } from "@/ui/member-picker";

import { useScope } from "../use-scope";
import { useCompared } from "./use-compared";

/** What the figures are held against, side by side. */
export function CompareChip() {
  const { t } = useTranslation("insights");
  const { set } = useScope();
  const compared = useCompared();
  return (
    <FilterChip
      label={t("compare.chip")}
      chosen={compared?.names[1]}
      onClear={() => set({ vs: undefined })}
    >
      {(close) => (
        <Choices
          onChoose={(vs) => {
            set({ vs });
            close();
          }}
        />
      )}
    </FilterChip>
  );
}

function Choices({ onChoose }: { onChoose: (vs: string) => void }) {
  const { t } = useTranslation("insights");
  const { carried, today } = useScope();
  const teams = useQuery(teamsQuery()).data ?? [];
  return (
    <Stack gap="xs" w={252}>
      {carried.from && carried.to && (
        <Button size="xs" variant="default" onClick={() => onChoose("previous")}>
          {t("compare.previous")}
        </Button>
      )}
      <Button size="xs" variant="default" onClick={() => onChoose("year")}>
        {t("compare.year")}
      </Button>
      {teams.length > 0 && (
        <Select
          size="xs"
          placeholder={t("compare.team")}
          aria-label={t("compare.team")}
          data={teams.map((team) => ({ value: team.id, label: team.name }))}
          value={null}
          onChange={(team) => team && onChoose(`team:${team}`)}
        />
      )}
      <MemberPicker
        size="xs"
        placeholder={t("compare.member")}
        value={null}
        onChange={(member) => member && onChoose(`owner:${member}`)}
      />
      <Calendar value={null} maxDate={today} onChange={(day) => day && onChoose(`day:${day}`)} />
    </Stack>
  );
}
