import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { type DealChance as Chance, dealChanceQuery } from "@/api/chances";
import { formatNumber, formatPercent } from "@/lib/money";
import { useReasonWords } from "@/ui/chances/use-reason-words";
import { useLocale } from "@/ui/use-locale";

import classes from "./deal.module.css";
import styles from "./deal-chance.module.css";
import type { Deal } from "./rules";

/** How likely an open deal is to be won, beside what its stage says, and what makes it so. */
export function DealChance({ deal }: { deal: Deal }) {
  const { t } = useTranslation("chances");
  const chance = useQuery({ ...dealChanceQuery(deal.id), enabled: deal.status === "open" }).data;
  if (deal.status !== "open" || !chance) return null;
  return (
    <section className={classes.section} aria-labelledby="deal-chance">
      <div className={classes.sectionHead}>
        <h3 className={classes.heading} id="deal-chance">
          {t("deal.title")}
        </h3>
        <Link
          to="/insights/probability"
          search={{ pipeline: deal.pipeline_id }}
          className={styles.more}
        >
          {t("deal.more")}
        </Link>
      </div>
      <Compared chance={chance} />
      <Said chance={chance} />
      <Reasons chance={chance} />
    </section>
  );
}

function Compared({ chance }: { chance: Chance }) {
  const { t } = useTranslation("chances");
  const { language } = useLocale();
  const { probability, is_model, observed, stage_probability, stage_name } = chance;
  const rows: [string, number | null, boolean][] = [
    [t("deal.observed", { stage: stage_name }), observed, !is_model],
    [t("deal.byHand", { stage: stage_name }), stage_probability, false],
  ];
  if (is_model) rows.unshift([t("deal.learned"), probability, true]);
  return (
    <dl className={styles.compared}>
      {rows.map(([name, share, isShown]) => (
        <div key={name} className={styles.line} data-shown={isShown || undefined}>
          <dt>{name}</dt>
          <dd>
            <progress max={1} value={share ?? 0} aria-label={name} />
            <span>
              {share === null ? "–" : formatPercent(Math.round(share * 100) / 100, language)}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What the probability rests on. */
function Said({ chance }: { chance: Chance }) {
  const { t } = useTranslation("chances");
  const { language } = useLocale();
  const formatted = formatNumber(chance.n_closed ?? 0, language);
  return <p className={styles.said}>{t(`deal.${verdictOf(chance)}`, { formatted })}</p>;
}

function verdictOf({ verdict, n_closed, is_model, probability }: Chance): string {
  if (verdict === null) return "waiting";
  if (is_model) return "usable";
  if (probability === null) return verdict === "too_few" ? "none" : "soon";
  return n_closed === null ? `${verdict}_untold` : verdict;
}

function Reasons({ chance }: { chance: Chance }) {
  const { t } = useTranslation("chances");
  const words = useReasonWords();
  if (!chance.is_model) return null;
  return (
    <ul className={styles.reasons}>
      {chance.reasons.map((reason) => (
        <li key={reason.feature + reason.name}>
          <span>{words.reason(reason)}</span>
          <b data-tone={reason.points < 0 ? "bad" : "good"}>{words.points(reason.points)}</b>
        </li>
      ))}
      {chance.has_hidden_reasons && <li className={styles.hidden}>{t("deal.hidden")}</li>}
    </ul>
  );
}
