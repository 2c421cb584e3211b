import { IconArrowsRight } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { EmptyState } from "@/ui/empty-state";

import { FigureCard } from "./figure-card";
import { type HeatCell, HeatTable } from "./heat-table";
import { stageExitsQuery } from "./process-queries";
import type { Figure } from "./queries";
import { isSmall } from "./rules";
import { stackedPicture } from "./stacked-picture";
import { useScope } from "./use-scope";
import { useUnit } from "./use-unit";
import { useWords } from "./use-words";
import { ViewHeading } from "./view-heading";

type Stage = Schema["StageExitsOut"];

const PARTS = ["advanced", "won", "back", "lost", "void", "elsewhere"] as const;
const TONES = {
  advanced: "accent",
  won: "good",
  back: "attention",
  lost: "bad",
  void: "planned",
  elsewhere: "planned",
} as const;

/** Period: of all that left a stage, how many went forward, whenever they began. */
export function StageExits() {
  const { t } = useTranslation(["process", "insights"]);
  const words = useWords();
  const { scope } = useScope();
  const { size, amount } = useUnit();
  const { data } = useSuspenseQuery(stageExitsQuery(scope));
  const { currency, stages } = data;
  const share = useForward();
  const period = words.period(data);
  const span = data.from || data.to ? "period" : "all";
  const left = stages.reduce((sum, stage) => sum + stage.left.n, 0);
  const head = [t("exits.left"), t("exits.forward"), ...PARTS.map((part) => t(`exits.${part}`))];
  const cell = (stage: Stage, part: (typeof PARTS)[number] | "left"): HeatCell | undefined => {
    const here = stage[part];
    if (here.n === 0) return undefined;
    const name = part === "left" ? "all" : part;
    const what = `${stage.name}: ${t(`exits.${part}`)}`;
    return {
      text: amount(here, currency),
      title: `${what} · ${words.deals(here.n)}`,
      deals: { figure: `left_${name}` as Figure, stage: stage.stage_id, what },
      ...(part !== "left" && { tone: TONES[part], weight: size(here) / size(stage.left) }),
    };
  };
  return (
    <>
      <ViewHeading view={t("insights:view.period")} icon={<IconArrowsRight size={14} />}>
        {t(`exits.says.${span}`, { period, day: words.day(data.as_of) })}
      </ViewHeading>
      {left === 0 ? (
        <EmptyState>{t("exits.none")}</EmptyState>
      ) : (
        <FigureCard
          subject={t("exits.subject")}
          view={`${t("insights:view.period")} · ${t("exits.movedIn", { period })}`}
          hint={`${t("exits.hint")} · ${words.asOf(data)}`}
          table={{
            head: [t("insights:stage"), ...head],
            rows: stages.map((stage) => [
              stage.name,
              amount(stage.left, currency),
              words.percent(share(stage)),
              ...PARTS.map((part) => amount(stage[part], currency)),
            ]),
          }}
          picture={() =>
            stackedPicture(
              stages.map(({ name }) => name),
              PARTS.map((part) => ({
                name: t(`exits.${part}`),
                values: stages.map((stage) => size(stage[part])),
              })),
              words.number,
            )
          }
        >
          <HeatTable
            label={t("exits.subject")}
            corner={t("insights:stage")}
            head={head}
            rows={stages.map((stage) => ({
              key: stage.stage_id,
              name: stage.name,
              hint: words.n(stage.left.n),
              isSmall: isSmall(stage.left.n),
              cells: [
                cell(stage, "left"),
                {
                  text: words.percent(share(stage)),
                  weight: 0,
                  deals: {
                    figure: "left_all",
                    stage: stage.stage_id,
                    what: `${stage.name}: ${t("exits.left")}`,
                  },
                },
                ...PARTS.map((part) => cell(stage, part)),
              ],
            }))}
          />
        </FigureCard>
      )}
    </>
  );
}

function useForward() {
  const { isByValue } = useUnit();
  return (stage: Stage) => (isByValue ? stage.conversion_by_value : stage.conversion);
}
