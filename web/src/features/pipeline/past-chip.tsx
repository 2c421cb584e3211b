import { ActionIcon, Popover, Tooltip } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Calendar } from "@/ui/calendar";
import { FilterChip } from "@/ui/filter-chip";

import { usePastDay } from "./use-past-day";

/** As of which day the board is shown. Off, the bar is full enough: a clock to press. */
export function PastChip() {
  const { t } = useTranslation("past");
  const { day, name, choose } = usePastDay();
  if (!day) return <PastButton />;
  return (
    <FilterChip label={t("chip")} chosen={name} onClear={() => choose(null)}>
      {(close) => <PastDay onChosen={close} />}
    </FilterChip>
  );
}

function PastButton() {
  const { t } = useTranslation("past");
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus withinPortal>
      <Popover.Target>
        <Tooltip label={t("look")}>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t("look")}
            onClick={() => setOpened(!opened)}
          >
            <IconHistory size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <PastDay onChosen={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function PastDay({ onChosen }: { onChosen: () => void }) {
  const { day, today, choose } = usePastDay();
  return (
    <Calendar
      value={day ?? null}
      maxDate={today}
      onChange={(chosen) => {
        onChosen();
        choose(chosen);
      }}
    />
  );
}
