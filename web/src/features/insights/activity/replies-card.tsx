import { Anchor } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { replyRatesQuery, type TemplateReplies } from "@/api/mail-templates";
import { formatPercent } from "@/lib/money";

import { FigureCard } from "../figure-card";
import tables from "../lead-funnel/lead-funnel.module.css";
import { Scroll } from "../scroll";
import { useQuarterScope } from "../use-before-scope";
import { useWords } from "../use-words";

/** How often letters are answered, by the template they were written with. */
export function RepliesCard({ activity }: { activity: Schema["ActivityOut"] }) {
  const { t } = useTranslation("before");
  const words = useWords();
  const { ask } = useQuarterScope();
  const { source_id: _, campaign_id: _campaign, ...asked } = ask;
  const lines = useSuspenseQuery(replyRatesQuery(asked)).data.filter(({ sent }) => sent > 0);
  const cellsOf = useCells();
  const head = ["template", "sent", "answered", "rate", "interval"].map((one) =>
    t(`replies.${one}`),
  );
  return (
    <FigureCard
      subject={t("replies.subject")}
      view={`${t("view.period")} · ${words.period(activity)}`}
      hint={t("replies.hint")}
      table={{ head, rows: lines.map((line) => [line.name, ...cellsOf(line)]) }}
    >
      {lines.length === 0 ? (
        t("replies.none")
      ) : (
        <Scroll label={t("replies.subject")}>
          <table className={tables.table}>
            <thead>
              <tr>
                {head.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.template_id}>
                  <th scope="row">
                    <Anchor
                      inherit
                      renderRoot={(props) => (
                        <Link
                          to="/mail"
                          search={{ box: "all", template: line.template_id } as never}
                          {...props}
                        />
                      )}
                    >
                      {line.name}
                    </Anchor>
                  </th>
                  {cellsOf(line).map((cell, at) => (
                    <td key={head[at + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </FigureCard>
  );
}

/** What stands beside a template; of too few letters there is no rate. */
function useCells() {
  const { t, i18n } = useTranslation("before");
  const words = useWords();
  const percent = (share: number) => formatPercent(share, i18n.language);
  return ({ sent, answered, rate: { n, rate, low, high } }: TemplateReplies): string[] => {
    const isKnown = rate !== null && low !== null && high !== null;
    return [
      words.count(sent),
      words.count(answered),
      isKnown ? percent(rate) : words.none,
      isKnown
        ? t("replies.between", { low: percent(low), high: percent(high), n: words.count(n) })
        : t("replies.tooFew", { n: words.count(n) }),
    ];
  };
}
