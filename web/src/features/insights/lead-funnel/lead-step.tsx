import { Box, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import type { LeadFigure } from "../before-queries";
import funnel from "../funnel.module.css";
import { LeadsLink } from "../leads-link";
import { isSmall, percentOf } from "../rules";
import { useWords } from "../use-words";
import classes from "./lead-funnel.module.css";

type Step = Schema["LeadStepOut"];
type Name = Step["step"];
const REACHED: Record<Name, LeadFigure> = {
  new: "cohort",
  working: "working",
  qualified: "qualified",
  deal: "deal",
  won: "won",
};
/** Who goes on has reached the next step. */
const ON: Record<Name, LeadFigure> = {
  new: "working",
  working: "qualified",
  qualified: "deal",
  deal: "won",
  won: "won",
};
const WAITING: Partial<Record<Name, LeadFigure>> = {
  new: "undecided_new",
  working: "undecided_working",
  deal: "deal_open",
};
const OUT: Partial<Record<Name, LeadFigure>> = {
  new: "disqualified_new",
  working: "disqualified_working",
  qualified: "without_deal",
  deal: "deal_out",
};

/** One step: its bar with who went on, waits or dropped out, and how many of it go on. */
export function LeadStep({ step, most }: { step: Step; most: number }) {
  const { t } = useTranslation("before");
  const words = useWords();
  const name = t(`step.${step.step}`);
  const { reached, been, undecided, out, conversion } = step;
  const on = reached - undecided - out;
  const parts = [
    { kind: step.step === "won" ? "won" : "on", n: on, figure: ON[step.step] },
    { kind: "undecided", n: undecided, figure: WAITING[step.step] },
    { kind: "lost", n: out, figure: OUT[step.step] },
  ] as const;
  const skipped = reached - been;
  return (
    <li className={classes.step}>
      <span className={classes.name}>
        {name}
        {skipped > 0 && <small>{t("leads.skipped", { formatted: words.count(skipped) })}</small>}
      </span>
      <span className={funnel.track}>
        <Box component="span" className={funnel.bar} w={`${percentOf(reached, most) * 0.86}%`}>
          {parts.map(({ kind, n, figure }) => {
            const exact = `${name}: ${t(`legend.${kind}`)} · ${words.count(n)}`;
            return (
              n > 0 &&
              figure && (
                <Tooltip key={kind} label={exact}>
                  <Box component="span" w={`${percentOf(n, reached)}%`}>
                    <LeadsLink figure={figure} what={exact} label={exact}>
                      <Box component="span" display="block" h={34} data-kind={kind} />
                    </LeadsLink>
                  </Box>
                </Tooltip>
              )
            );
          })}
        </Box>
        <LeadsLink figure={REACHED[step.step]} what={name} className={funnel.count}>
          {words.count(reached)}
        </LeadsLink>
      </span>
      <span className={classes.onward} data-small={isSmall(reached) || undefined}>
        {conversion !== null && t("leads.goOn", { share: words.percent(conversion) })}
      </span>
    </li>
  );
}
