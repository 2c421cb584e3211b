import { Box } from "@mantine/core";
import { useTranslation } from "react-i18next";

import bars from "./bars.module.css";
import { DealsLink } from "./deals-link";
import { useWords } from "./use-words";
import { type Bar, reach } from "./waterfall";
import classes from "./waterfall.module.css";

type Props = { steps: Bar[]; currency: string; period: { from?: string; to?: string } };

/** Each step from where the one before it ended; each leads to its deals. */
export function WaterfallBars({ steps, currency, period }: Props) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const { from, to } = reach(steps);
  const share = (at: number) => (to > from ? (100 * (at - from)) / (to - from) : 0);
  return (
    <ul className={bars.bars}>
      {steps.map(({ what, n, value, start, end, tone }) => (
        <li key={what} data-stands={tone === "stands" || undefined} className={classes.step}>
          <DealsLink
            figure={`change_${what}`}
            what={`${t("changes.page")}: ${t(`changes.step.${what}`)}`}
            period={period}
            className={bars.row}
          >
            <span className={bars.name}>{t(`changes.step.${what}`)}</span>
            <span className={bars.track}>
              <Box
                component="span"
                className={classes.bar}
                data-tone={tone}
                left={`${share(Math.min(start, end))}%`}
                w={`${share(Math.max(start, end)) - share(Math.min(start, end))}%`}
              />
            </span>
            <span className={bars.figures}>
              {value === null ? words.deals(n) : words.signed(value, currency, tone !== "stands")}
              {value !== null && <small>{words.deals(n)}</small>}
            </span>
          </DealsLink>
        </li>
      ))}
    </ul>
  );
}
