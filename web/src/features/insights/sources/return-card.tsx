import { Box } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import barClasses from "../bars.module.css";
import { DealsLink } from "../deals-link";
import { FigureCard } from "../figure-card";
import funnel from "../funnel.module.css";
import { percentOf } from "../rules";
import { useWords } from "../use-words";
import { returnPicture } from "./return-picture";
import classes from "./sources.module.css";
import { useSourceLines } from "./use-source-lines";

const SHOWN = 10;

/** Won value against cost, each with its own bar on one scale. */
export function ReturnCard({ figures }: { figures: Schema["SourcesOut"] }) {
  const { t } = useTranslation("before");
  const words = useWords();
  const { nameOf, asked, table } = useSourceLines(figures);
  const { currency, has_costs, items, by, view } = figures;
  const isTold = figures.total.won_value !== null;
  const won = (line: Schema["SourceLineOut"]) => Number(line.won_value ?? line.won);
  const cost = (line: Schema["SourceLineOut"]) => (isTold ? Number(line.cost ?? 0) : 0);
  const lines = items.filter((line) => won(line) + cost(line) > 0).slice(0, SHOWN);
  const most = Math.max(0, ...lines.flatMap((line) => [won(line), cost(line)]));
  const write = (value: number) =>
    isTold ? words.money(String(value), currency) : words.count(value);
  const hasBoth = has_costs && isTold;
  return (
    <FigureCard
      subject={hasBoth ? t("sources.against") : t("sources.wonBy", { by: t(`by.${by}`) })}
      view={t(`view.${view}`)}
      hint={[t("sources.touch"), words.asOf(figures)].join(" · ")}
      table={table}
      picture={() =>
        returnPicture(
          lines.map((line) => ({ name: nameOf(line), won: won(line), cost: cost(line) })),
          { won: t("sources.wonValue"), cost: t("sources.cost"), write, hasBoth },
        )
      }
    >
      {hasBoth && (
        <ul className={funnel.legend}>
          <li>
            <span className={funnel.swatch} data-kind="won" />
            {t("sources.wonValue")}
          </li>
          <li>
            <span className={funnel.swatch} data-kind="lost" />
            {t("sources.cost")}
          </li>
        </ul>
      )}
      {lines.length === 0 && <p className={classes.nothing}>{t("sources.nothingWon")}</p>}
      <ul className={barClasses.bars}>
        {lines.map((line) => (
          <li key={line.id ?? "none"}>
            <DealsLink
              figure="source_won"
              what={`${nameOf(line)}: ${t("sources.won")}`}
              className={barClasses.row}
              {...asked(line)}
            >
              <span className={barClasses.name} title={nameOf(line)}>
                {nameOf(line)}
              </span>
              <span className={classes.tracks}>
                <Box component="span" data-kind="won" w={`${percentOf(won(line), most)}%`} />
                {hasBoth && cost(line) > 0 && (
                  <Box component="span" data-kind="lost" w={`${percentOf(cost(line), most)}%`} />
                )}
              </span>
              <span className={barClasses.figures}>
                {write(won(line))}
                <small>
                  {hasBoth && cost(line) > 0
                    ? t("sources.returns", { share: words.percent(line.return_on_cost) })
                    : words.deals(line.won)}
                </small>
              </span>
            </DealsLink>
          </li>
        ))}
      </ul>
    </FigureCard>
  );
}
