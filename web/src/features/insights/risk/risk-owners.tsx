import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { Bars } from "../bars";
import { barsPicture } from "../bars-picture";
import { FigureCard } from "../figure-card";
import { isSmall } from "../rules";
import { useUnit } from "../use-unit";
import { useWords } from "../use-words";

/** How much of what each owner has open is at risk, beside how much of everybody's is. By name: no ranking. */
export function RiskOwners({ hygiene }: { hygiene: Schema["HygieneOut"] }) {
  const { t } = useTranslation(["health", "insights"]);
  const words = useWords();
  const { isTold } = useUnit();
  const atRisk = (of: Pick<Schema["HygieneOut"], "checks">) =>
    of.checks.find(({ check }) => check === "at_risk");
  const owners = hygiene.by_owner.toSorted((one, other) => one.name.localeCompare(other.name));
  const all = words.percent(atRisk(hygiene)?.share);
  return (
    <FigureCard
      subject={t("byOwner")}
      view={t("insights:view.live")}
      hint={`${t("together", { share: all })} · ${words.asOf(hygiene)}`}
      table={{
        head: [
          ...[t("insights:owner"), t("open"), t("page"), t("share")],
          ...(isTold ? [t("value")] : []),
        ],
        rows: owners.map((one) => [
          one.name,
          words.count(one.open.n),
          words.count(atRisk(one)?.n ?? 0),
          words.percent(atRisk(one)?.share),
          ...(isTold ? [words.fullMoney(atRisk(one)?.value ?? null, hygiene.currency)] : []),
        ]),
      }}
      picture={() =>
        barsPicture(
          owners.map((one) => ({ name: one.name, value: atRisk(one)?.share ?? 0 })),
          (share) => words.percent(share),
        )
      }
    >
      <Bars
        tone="bad"
        bars={owners.map((one) => ({
          id: one.owner_id,
          name: one.name,
          size: atRisk(one)?.share ?? 0,
          figure: `${words.percent(atRisk(one)?.share)} · ${words.count(atRisk(one)?.n ?? 0)}`,
          hint: isSmall(one.open.n)
            ? `${words.n(one.open.n)} · ${t("insights:small")}`
            : words.n(one.open.n),
          deals: {
            figure: "health",
            what: t("ofOwner", { name: one.name }),
            owner: one.owner_id,
            cell: { check: "at_risk" },
          },
        }))}
      />
    </FigureCard>
  );
}
