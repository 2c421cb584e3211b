import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { RiskList } from "@/ui/health/risk-list";
import { useRiskWords } from "@/ui/health/use-risk-words";
import { StatusBadge } from "@/ui/status-badge";

import { barsPicture } from "../bars-picture";
import { DealsLink } from "../deals-link";
import { FigureCard } from "../figure-card";
import { useUnit } from "../use-unit";
import { useWords } from "../use-words";
import { DealLine } from "./deal-line";
import classes from "./people.module.css";
import type { MemberSheet, SaidDeal } from "./queries";

/** The deals at risk, what is worth most first, each with why and when it should close. */
export function HelpCard({ sheet }: { sheet: MemberSheet }) {
  const { t } = useTranslation(["coaching", "health", "insights"]);
  const words = useWords();
  const { isTold } = useUnit();
  const reasons = useRiskWords();
  const why = (deal: SaidDeal) => (deal.health ? reasons(deal.health).join(t("and")) : "");
  const what = t("health:ofOwner", { name: sheet.name });
  return (
    <FigureCard
      subject={t("part.help")}
      view={t("insights:view.live")}
      hint={isTold ? t("health:mostFirst") : t("health:inNoOrder")}
      table={{
        head: [t("health:deal"), t("health:reasons"), t("closes"), t("insights:value")],
        rows: sheet.help.map((deal) => [
          ...[deal.title, why(deal), words.shortDay(deal.expected_close_date ?? "")],
          words.fullMoney(deal.value, deal.currency),
        ]),
      }}
      picture={() =>
        barsPicture(
          sheet.help.map((deal) => ({ name: deal.title, value: Number(deal.worth ?? 0) })),
          (worth) => words.money(String(worth), sheet.currency),
        )
      }
    >
      {sheet.help.length === 0 && (
        <Text c="dimmed" fz="sm">
          {t("part.helpNone")}
        </Text>
      )}
      <ul className={classes.deals} data-wide>
        {sheet.help.map((deal) => (
          <DealLine key={deal.deal_id} deal={deal}>
            {deal.health && <RiskList health={deal.health} />}
            {deal.is_ending && <Ending days={deal.days_to_close} />}
          </DealLine>
        ))}
      </ul>
      {sheet.help_total > sheet.help.length && (
        <DealsLink
          figure="health"
          what={what}
          owner={sheet.member_id}
          cell={{ check: "at_risk" }}
          className={classes.all}
        >
          {t("allAtRisk", { deals: words.deals(sheet.help_total) })}
        </DealsLink>
      )}
    </FigureCard>
  );
}

function Ending({ days }: { days: number | null }) {
  const { t } = useTranslation("coaching");
  if (days === null || days < 0) return null; // the reasons say since when it is overdue
  return <StatusBadge tone="attention">{t("endsIn", { count: days })}</StatusBadge>;
}
