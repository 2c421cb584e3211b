import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { FigureCard } from "../figure-card";
import { type HeatCell, HeatTable } from "../heat-table";
import { isSmall } from "../rules";
import { stackedPicture } from "../stacked-picture";
import { useWords } from "../use-words";
import { type Check, GAPS, RISKS } from "./checks";

type Group = Pick<Schema["HygieneOut"], "open" | "checks"> & {
  id: string;
  name: string;
  kind: "owner" | "stage";
};
type Props = {
  hygiene: Schema["HygieneOut"];
  groups: Group[];
  subject: string;
  corner: string;
};

/** The share of each owner's, or each stage's, open deals that fail each check. */
export function CheckTable({ hygiene, groups, subject, corner }: Props) {
  const { t } = useTranslation(["process", "insights"]);
  const words = useWords();
  const failed = new Set(hygiene.checks.flatMap(({ check, n }) => (n > 0 ? [check] : [])));
  // Without a next step is the same as adrift: told once. What nobody fails needs no column.
  const checks = [...RISKS, ...GAPS].filter((one) => failed.has(one) && one !== "no_next_step");
  const name = (check: Check) => t(`hygiene.check.${check}`);
  const of = (group: Group, check: Check) => group.checks.find((one) => one.check === check);
  const cell = (group: Group, check: Check): HeatCell | undefined => {
    const one = of(group, check);
    if (!one?.n) return undefined;
    const what = `${group.name}: ${name(check)}`;
    return {
      text: words.percent(one.share),
      hint: words.count(one.n),
      title: `${what} · ${words.deals(one.n)}`,
      tone: RISKS.includes(check) ? "bad" : "attention",
      weight: one.share ?? 0,
      deals: { figure: "health", what, [group.kind]: group.id, cell: { check } },
    };
  };
  return (
    <FigureCard
      subject={subject}
      view={t("insights:view.live")}
      hint={`${t("hygiene.shareOf")} · ${words.n(hygiene.open.n)} · ${words.asOf(hygiene)}`}
      table={{
        head: [corner, t("insights:count"), ...checks.map(name)],
        rows: groups.map((group) => [
          group.name,
          words.count(group.open.n),
          ...checks.map((check) => words.count(of(group, check)?.n ?? 0)),
        ]),
      }}
      picture={() =>
        stackedPicture(
          groups.map((group) => group.name),
          RISKS.slice(1).map((check) => ({
            name: name(check),
            values: groups.map((group) => of(group, check)?.n ?? 0),
          })),
          words.count,
        )
      }
    >
      <HeatTable
        label={subject}
        corner={corner}
        head={checks.map(name)}
        rows={groups.map((group) => ({
          key: group.id,
          name: group.name,
          hint: words.n(group.open.n),
          isSmall: isSmall(group.open.n),
          cells: checks.map((check) => cell(group, check)),
        }))}
      />
    </FigureCard>
  );
}
