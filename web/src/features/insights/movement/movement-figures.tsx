import { IconArrowsMove } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";

import { FigureCard } from "../figure-card";
import { HeatTable } from "../heat-table";
import classes from "../insights.module.css";
import { movementQuery } from "../process-queries";
import { stackedPicture } from "../stacked-picture";
import { Switches, UnitSwitch } from "../switches";
import { Tile } from "../tile";
import { useChangesScope } from "../use-changes-scope";
import { useUnit } from "../use-unit";
import { useWords } from "../use-words";
import { ViewHeading } from "../view-heading";
import { useMovementTable } from "./use-movement-table";

export function MovementFigures() {
  const { t } = useTranslation(["process", "insights"]);
  const { ask, period: days } = useChangesScope();
  const { data } = useSuspenseQuery(movementQuery(ask));
  const words = useWords();
  const { isTold, size } = useUnit();
  const { rows, head, table, nameOf } = useMovementTable(data);
  const period = words.period(data);
  return (
    <>
      <ViewHeading view={t("insights:view.period")} icon={<IconArrowsMove size={14} />}>
        {t("movement.says", { period, day: words.day(data.as_of) })}
      </ViewHeading>
      {data.total.n === 0 ? (
        <EmptyState>{t("movement.none")}</EmptyState>
      ) : (
        <>
          <div className={classes.tiles}>
            {(["total", "stayed", "forward", "back"] as const).map((part) => (
              <Tile
                key={part}
                label={t(`movement.tile.${part}`)}
                value={words.count(data[part].n)}
                hint={isTold && words.money(data[part].value, data.currency)}
                deals={{
                  figure: "movement",
                  what: t(`movement.tile.${part}`),
                  period: days,
                  ...(part !== "total" && { cell: { direction: part } }),
                }}
              />
            ))}
          </div>
          <Switches>
            <UnitSwitch />
          </Switches>
          <FigureCard
            subject={t("movement.subject")}
            view={`${t("insights:view.period")} · ${period}`}
            hint={`${words.n(data.total.n)} · ${t("movement.hint")} · ${words.asOf(data)}`}
            table={table}
            picture={() =>
              stackedPicture(
                data.rows.map(({ key, name }) => name ?? nameOf(key)),
                data.columns.map((column) => ({
                  name: column.name ?? nameOf(column.key),
                  values: data.rows.map((row) => {
                    const cell = data.cells.find(
                      (one) => one.came_from === row.key && one.went_to === column.key,
                    );
                    return cell ? size(cell) : 0;
                  }),
                })),
                words.number,
              )
            }
          >
            <HeatTable
              label={t("movement.subject")}
              corner={t("movement.corner")}
              head={head}
              rows={rows}
            />
          </FigureCard>
        </>
      )}
    </>
  );
}
