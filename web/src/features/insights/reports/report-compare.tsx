import { Button, Select, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { teamsQuery } from "@/api/lookups";
import { Calendar } from "@/ui/calendar";
import { FilterChip } from "@/ui/filter-chip";
import { MemberPicker } from "@/ui/member-picker";

import { useScope } from "../use-scope";
import { figuresQuery } from "./queries";
import { isOverTime, UNCOMPARED, useQuestion } from "./question";
import { useSides } from "./use-sides";

type Change = Record<string, string | undefined>;

/** What the figures stand beside: another period, another day, another team or owner. */
export function ReportCompare({ isLive }: { isLive: boolean }) {
  const { t } = useTranslation("reports");
  const { asked, question, set } = useQuestion();
  const { chart: _, ...rest } = question;
  // The same answer as is shown below: who is compared is named there.
  const { data } = useQuery({ ...figuresQuery(rest), enabled: Boolean(asked.compare) });
  const sides = useSides(data, asked);
  return (
    <FilterChip
      label={t("compare")}
      chosen={asked.compare && (sides?.[1] ?? "…")}
      onClear={() => set(UNCOMPARED)}
    >
      {(close) => (
        <Choices
          isLive={isLive}
          onChoose={(change) => {
            set({ ...UNCOMPARED, compare: "other", ...change });
            close();
          }}
        />
      )}
    </FilterChip>
  );
}

type Props = { isLive: boolean; onChoose: (change: Change) => void };

function Choices({ isLive, onChoose }: Props) {
  const { t } = useTranslation(["reports", "insights"]);
  const { asked } = useQuestion();
  const teams = useQuery(teamsQuery()).data ?? [];
  // Along time, days of another period would stand beside none.
  const hasPeriod = !isOverTime(asked) && Boolean(asked.period || (asked.from && asked.to));
  const before = (["previous", "year_before"] as const).map((compare) => (
    <Button key={compare} size="xs" variant="default" onClick={() => onChoose({ compare })}>
      {isLive ? t(`comparesLive.${compare}`) : t(`compares.${compare}`)}
    </Button>
  ));
  return (
    <Stack gap="xs" w={252}>
      {(isLive || hasPeriod) && before}
      {teams.length > 0 && (
        <Select
          size="xs"
          placeholder={t("insights:compare.team")}
          aria-label={t("insights:compare.team")}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          onChange={(id) => id && onChoose({ other_team_id: id })}
        />
      )}
      <MemberPicker
        size="xs"
        placeholder={t("insights:compare.member")}
        value={null}
        onChange={(id) => id && onChoose({ other_owner_id: id })}
      />
      <OtherTime isPeriod={!isLive && !isOverTime(asked)} onChoose={onChoose} />
    </Stack>
  );
}

/** Two days of another period, or one day to look from. */
function OtherTime({ isPeriod, onChoose }: { isPeriod: boolean; onChoose: Props["onChoose"] }) {
  const { t } = useTranslation("reports");
  const { today } = useScope();
  const [range, setRange] = useState<[string | null, string | null]>([null, null]);
  if (!isPeriod) {
    return (
      <>
        <Text fz="xs" c="dimmed">
          {t("otherDay")}
        </Text>
        <Calendar
          value={null}
          maxDate={today}
          onChange={(day) => day && onChoose({ other_as_of: day })}
        />
      </>
    );
  }
  return (
    <>
      <Text fz="xs" c="dimmed">
        {t("otherPeriod")}
      </Text>
      <Calendar
        range={range}
        onRange={([from, to]) => {
          setRange([from, to]);
          if (from && to) onChoose({ other_from: from, other_to: to });
        }}
      />
    </>
  );
}
