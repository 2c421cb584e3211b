import { Button, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Day } from "@/ui/when";

import classes from "./schedule.module.css";
import type { Lane, Line } from "./schedule-rules";
import { useLaneName } from "./use-lane-name";

type Props = {
  lines: Line[];
  lane: Lane;
  onOpen: (dealId: string) => void;
  onEnd: () => void;
};

/** The same on a phone: who is expected when, lane by lane. */
export function ScheduleList({ lines, lane, onOpen, onEnd }: Props) {
  const { t } = useTranslation("views");
  const laneName = useLaneName(lane);
  return (
    <div className={classes.list}>
      {lines.map((line) =>
        line.kind === "lane" ? (
          <h2 key={`lane ${line.key}`} className={classes.laneOfList}>
            {laneName(line.deal)}
          </h2>
        ) : (
          <UnstyledButton
            key={line.deal.id}
            className={classes.item}
            onClick={() => onOpen(line.deal.id)}
          >
            <span className={classes.title}>{line.deal.title}</span>
            <span className={classes.value}>{line.deal.stage_name}</span>
            {line.deal.expected_close_date ? (
              <Day day={line.deal.expected_close_date} />
            ) : (
              <span className={classes.value}>{t("span.none")}</span>
            )}
          </UnstyledButton>
        ),
      )}
      <Button size="compact-sm" variant="subtle" m={12} onClick={onEnd}>
        {t("group.more")}
      </Button>
    </div>
  );
}
