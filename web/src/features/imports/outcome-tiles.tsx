import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { formatNumber } from "@/lib/money";
import { usePlace } from "@/lib/place";
import { useLocale } from "@/ui/use-locale";

import classes from "./imports.module.css";
import type { Import, Outcome, RowsShown } from "./queries";
import { countsOf } from "./rules";

const OUTCOMES: Outcome[] = ["created", "updated", "unchanged", "refused"];

/** How many rows of each outcome; a click shows just those. */
export function OutcomeTiles({ run }: { run: Import }) {
  const { t } = useTranslation("imports");
  const { language } = useLocale();
  const { search, set } = usePlace();
  const counts = countsOf(run);
  const isDone = run.state !== "checked";
  const shown: RowsShown[] = [
    ...OUTCOMES,
    ...(counts.kept > 0 ? (["kept"] as const) : []),
    ...(counts.open_criteria > 0 ? (["criteria"] as const) : []),
  ];
  return (
    <div className={classes.tiles}>
      {shown.map((outcome) => {
        const n = outcome === "criteria" ? counts.open_criteria : counts[outcome];
        const isOn = search.rows === outcome;
        return (
          <UnstyledButton
            key={outcome}
            className={classes.tile}
            aria-pressed={isOn}
            data-tone={outcome === "refused" && n > 0 ? "bad" : undefined}
            title={outcome === "criteria" ? t("criteriaHint") : undefined}
            onClick={() => set({ rows: isOn ? undefined : outcome }, { replace: true })}
          >
            <span>{isDone ? t(`outcome.${outcome}`) : t(`would.${outcome}`)}</span>
            <b>{formatNumber(n, language)}</b>
          </UnstyledButton>
        );
      })}
    </div>
  );
}
