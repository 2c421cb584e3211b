import { useTranslation } from "react-i18next";

import { Day, When } from "@/ui/when";

import classes from "./deal.module.css";
import type { Deal } from "./rules";

/** How a closed deal ended, and what is known about it. */
export function EndNotice({ deal }: { deal: Deal }) {
  const { t } = useTranslation("pipeline");
  if (deal.status === "open" || !deal.closed_at) return null;
  const facts = [
    { label: t("lost.reason"), value: deal.lost_reason_name },
    { label: t("lost.competitor"), value: deal.competitor },
    { label: t("lost.winBack"), value: deal.win_back_date && <Day day={deal.win_back_date} /> },
  ].filter(({ value }) => value);
  return (
    <section
      className={classes.end}
      data-status={deal.status}
      aria-label={t(`status.${deal.status}`)}
    >
      <strong>
        {t(`ended.${deal.status}`)} <When at={deal.closed_at} />
      </strong>
      {facts.map(({ label, value }) => (
        <span key={label}>
          {label}
          {t("colon")}
          {value}
        </span>
      ))}
      {deal.lost_comment && <p className={classes.comment}>{deal.lost_comment}</p>}
    </section>
  );
}
