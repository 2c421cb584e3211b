import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { formatDate } from "@/lib/when";
import { Boundary } from "@/ui/boundary";
import { Money } from "@/ui/money";
import { Page } from "@/ui/page";
import { useLocale } from "@/ui/use-locale";

import { DigestDeals } from "./digest-deals";
import classes from "./notices.module.css";
import { digestQuery } from "./queries";

/** The week in one page: what it brought, and what it asks for. */
export function DigestPage() {
  const { t } = useTranslation("notices");
  return (
    <Page title={t("digest.title")}>
      <div className={classes.sheet}>
        <Boundary>
          <Week />
        </Boundary>
      </div>
    </Page>
  );
}

function Week() {
  const { t } = useTranslation("notices");
  const { language } = useLocale();
  const week = useSuspenseQuery(digestQuery()).data;
  const figures = [
    {
      label: t("digest.won", { count: week.won }),
      value: <Money amount={week.won_value} currency={week.currency} short />,
    },
    {
      label: t("digest.open", { count: week.open }),
      value: <Money amount={week.open_value} currency={week.currency} short />,
    },
    { label: t("digest.lost"), value: week.lost },
    { label: t("digest.overdue"), value: week.overdue_tasks },
    { label: t("digest.coming"), value: week.tasks_this_week },
  ];
  return (
    <>
      <h2 className={classes.day}>
        {t("digest.since", { day: formatDate(week.begins_on, language) })}
      </h2>
      <div className={classes.figures}>
        {figures.map(({ label, value }) => (
          <div key={label} className={classes.figure}>
            <strong data-figure>{value}</strong>
            <span>{label}</span>
          </div>
        ))}
      </div>
      <DigestDeals title={t("digest.closing")} deals={week.closing} count={week.closing_count} />
      <DigestDeals title={t("digest.stalled")} deals={week.stalled} count={week.stalled_count} />
      <DigestDeals title={t("digest.adrift")} deals={week.adrift} count={week.adrift_count} />
    </>
  );
}
