import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { barsPicture } from "../bars-picture";
import { DealsLink } from "../deals-link";
import { FigureCard } from "../figure-card";
import tables from "../lead-funnel/lead-funnel.module.css";
import { isSmall } from "../rules";
import { Scroll } from "../scroll";
import { useQuarterScope } from "../use-before-scope";
import { useWords } from "../use-words";

const ROWS = ["mean", "median", "calls", "meetings", "mails", "messages"] as const;
const ENDS = ["won", "lost"] as const;

/** What deals that were won took, beside those that were lost. */
export function EffortCard({ activity }: { activity: Schema["ActivityOut"] }) {
  const { t } = useTranslation("before");
  const words = useWords();
  const { period } = useQuarterScope();
  const { effort } = activity;
  const write = (value: number | null) => (value === null ? words.none : words.count(value));
  return (
    <FigureCard
      subject={t("effort.subject")}
      view={`${t("view.period")} · ${words.period(activity)}`}
      hint={[t("effort.hint"), words.asOf(activity)].join(" · ")}
      table={{
        head: [t("effort.what"), ...ENDS.map((end) => t(`effort.${end}`))],
        rows: [
          [t("effort.n"), ...ENDS.map((end) => words.count(effort[end].n))],
          ...ROWS.map((row) => [
            t(`effort.row.${row}`),
            ...ENDS.map((end) => write(effort[end][row])),
          ]),
        ],
      }}
      picture={() =>
        barsPicture(
          ENDS.map((end) => ({ name: t(`effort.${end}`), value: effort[end].mean ?? 0 })),
          words.count,
        )
      }
    >
      <Scroll label={t("effort.subject")}>
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col">{t("effort.what")}</th>
              {ENDS.map((end) => (
                <th key={end} scope="col">
                  {t(`effort.${end}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t("effort.n")}</th>
              {ENDS.map((end) => (
                <td key={end}>
                  <DealsLink
                    figure={`source_${end}`}
                    view="period"
                    what={t(`effort.${end}`)}
                    period={period}
                  >
                    {words.count(effort[end].n)}
                  </DealsLink>
                </td>
              ))}
            </tr>
            {ROWS.map((row) => (
              <tr key={row}>
                <th scope="row">{t(`effort.row.${row}`)}</th>
                {ENDS.map((end) => (
                  <td key={end} data-small={isSmall(effort[end].n) || undefined}>
                    <DealsLink
                      figure={`source_${end}`}
                      view="period"
                      what={t(`effort.${end}`)}
                      period={period}
                    >
                      {write(effort[end][row])}
                    </DealsLink>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </FigureCard>
  );
}
