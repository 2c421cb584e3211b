import { Button, Text } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { flatten } from "@/lib/pages";
import { useOpenRecord } from "@/lib/place";
import { Avatar } from "@/ui/avatar";
import { RiskList } from "@/ui/health/risk-list";
import { useRiskWords } from "@/ui/health/use-risk-words";

import { barsPicture } from "../bars-picture";
import { FigureCard } from "../figure-card";
import { useWords } from "../use-words";
import { type RiskDeal, risksQuery } from "./queries";
import classes from "./risk.module.css";
import { useRiskAsk } from "./use-risk-ask";

type Props = { currency: string; isTold: boolean };

/** The deals at risk, what is worth most first, each with why. */
export function RiskDeals({ currency, isTold }: Props) {
  const { t } = useTranslation(["health", "insights", "process"]);
  const words = useWords();
  const reasons = useRiskWords();
  const open = useOpenRecord();
  const { ask, reason } = useRiskAsk();
  const list = useSuspenseInfiniteQuery(risksQuery(ask));
  const { items } = flatten<RiskDeal>(list.data);
  const value = (deal: RiskDeal) => words.fullMoney(deal.value, deal.currency);
  return (
    <FigureCard
      subject={reason ? t(`process:hygiene.check.${reason}`) : t("page")}
      view={t("insights:view.live")}
      hint={isTold ? t("mostFirst") : t("inNoOrder")}
      table={{
        head: [
          ...[t("deal"), t("insights:owner"), t("insights:stage"), t("reasons")],
          ...(isTold ? [t("insights:value")] : []),
        ],
        rows: items.map((deal) => [
          ...[deal.title, deal.owner_name, deal.stage_name, reasons(deal).join(t("and"))],
          ...(isTold ? [value(deal)] : []),
        ]),
      }}
      picture={() =>
        barsPicture(
          items.slice(0, 12).map((deal) => ({ name: deal.title, value: Number(deal.worth ?? 0) })),
          (worth) => words.money(String(worth), currency),
        )
      }
    >
      {items.length === 0 && <Text c="dimmed">{t("none")}</Text>}
      <ul className={classes.deals}>
        {items.map((deal) => (
          <li key={deal.deal_id}>
            <button
              type="button"
              className={classes.deal}
              onClick={() => open("deal", deal.deal_id)}
            >
              <span className={classes.who}>
                <strong className={classes.title}>{deal.title}</strong>
                <span className={classes.about}>
                  <Avatar name={deal.owner_name} size={18} tooltip={false} />
                  {[deal.owner_name, deal.company_name, deal.stage_name]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </span>
              {isTold && (
                <span className={classes.value}>{words.money(deal.value, deal.currency)}</span>
              )}
              <RiskList health={deal} />
            </button>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </FigureCard>
  );
}
