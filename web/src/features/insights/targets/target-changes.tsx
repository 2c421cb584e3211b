import { Button } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { When } from "@/ui/when";

import tableClasses from "../figure-card.module.css";
import { Scroll } from "../scroll";
import { changesQuery, type Year, type YearAsk } from "./queries";
import { useTargetWords } from "./use-target-words";

const FEW = 8;

/** Who changed a target of the year, from what to what, and when. */
export function TargetChanges({ ask, data }: { ask: YearAsk; data: Year }) {
  const { t } = useTranslation("targets");
  const words = useTargetWords(data);
  const [isAll, setAll] = useState(false);
  const { items } = useSuspenseQuery(changesQuery(ask)).data;
  if (items.length === 0) return null;
  const month = new Intl.DateTimeFormat(words.language, {
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return (
    <section aria-label={t("changes.title")} className={tableClasses.card}>
      <header className={tableClasses.head}>
        <h2 className={tableClasses.title}>{t("changes.title")}</h2>
      </header>
      <div className={tableClasses.body}>
        <Scroll label={t("changes.title")}>
          <table className={tableClasses.table}>
            <thead>
              <tr>
                <th scope="col">{t("changes.when")}</th>
                <th scope="col">{t("changes.by")}</th>
                <th scope="col">{t("changes.whose")}</th>
                <th scope="col">{t("changes.month")}</th>
                <th scope="col">{t("changes.before")}</th>
                <th scope="col">{t("changes.after")}</th>
              </tr>
            </thead>
            <tbody>
              {items.slice(0, isAll ? undefined : FEW).map((one) => (
                <tr key={`${one.at} ${one.member_id} ${one.team_id} ${one.month}`}>
                  <td>
                    <When at={one.at} />
                  </td>
                  <td>{one.by ?? words.none}</td>
                  <td>{one.name ?? t("changes.workspace")}</td>
                  <td>{month.format(new Date(one.month))}</td>
                  <td>{words.full(one.before)}</td>
                  <td>{words.full(one.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
        {!isAll && items.length > FEW && (
          <Button mt="xs" size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
            {t("changes.all", { count: items.length })}
          </Button>
        )}
      </div>
    </section>
  );
}
