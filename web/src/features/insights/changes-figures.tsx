import { IconArrowsDiff } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";

import { ChangesCard } from "./changes-card";
import classes from "./insights.module.css";
import { changesQuery } from "./queries";
import { Tile } from "./tile";
import { useChangesScope } from "./use-changes-scope";
import { useScope } from "./use-scope";
import { useWords } from "./use-words";
import { ViewHeading } from "./view-heading";

export function ChangesFigures() {
  const { t } = useTranslation("insights");
  const { carried } = useScope();
  const { ask, period } = useChangesScope();
  const { data } = useSuspenseQuery(changesQuery(ask));
  const words = useWords();
  const { opening, closing, steps, currency } = data;
  const net = Number(closing.value) - Number(opening.value);
  const isTold = opening.value !== null;
  return (
    <>
      <ViewHeading
        view={t("view.period")}
        icon={<IconArrowsDiff size={14} />}
        more={
          <Link to="/insights/pipeline" search={carried} className={classes.more}>
            {t("changes.other")}
          </Link>
        }
      >
        {t("changes.says", { period: words.period(data), day: words.day(data.as_of) })}
      </ViewHeading>
      {opening.n + closing.n + steps.length === 0 ? (
        <EmptyState>{t("changes.none")}</EmptyState>
      ) : (
        <>
          <div className={classes.tiles}>
            {(["opening", "closing"] as const).map((end) => (
              <Tile
                key={end}
                label={t(`changes.step.${end}`)}
                value={isTold ? words.money(data[end].value, currency) : words.count(data[end].n)}
                hint={isTold && words.deals(data[end].n)}
                deals={{ figure: `change_${end}`, what: t(`changes.step.${end}`), period }}
              />
            ))}
            {isTold && (
              <Tile
                label={t("changes.net")}
                value={words.signed(String(net), currency)}
                hint={Number(opening.value) > 0 && words.percent(net / Number(opening.value))}
                deals={{ figure: "change_any", what: t("changes.any"), period }}
              />
            )}
          </div>
          <ChangesCard changes={data} period={period} />
        </>
      )}
    </>
  );
}
