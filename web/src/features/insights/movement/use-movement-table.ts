import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import type { HeatCell, HeatRow } from "../heat-table";
import { useChangesScope } from "../use-changes-scope";
import { useUnit } from "../use-unit";
import { useWords } from "../use-words";

type Movement = Schema["MovementOut"];
type Passage = Schema["MovementCellOut"];
type Place = Schema["PlaceOut"];

const TONES = {
  won: "good",
  lost: "bad",
  void: "planned",
  deleted: "planned",
  elsewhere: "planned",
} as const;

/** The matrix as it is drawn, and in figures; the last row and the last column are sums. */
export function useMovementTable(movement: Movement) {
  const { t } = useTranslation("process");
  const words = useWords();
  const { size, amount, isTold } = useUnit();
  const { period } = useChangesScope();
  const { rows, columns, cells, currency, total } = movement;
  const nameOf = (key: string) => t(`movement.place.${key}`);
  const named = (place: Place) => place.name ?? nameOf(place.key);
  const at = (row: Place, column: Place) =>
    cells.find((one) => one.came_from === row.key && one.went_to === column.key);

  const cellOf = (row: Place, column: Place): HeatCell | undefined => {
    const cell = at(row, column);
    if (!cell) return undefined;
    const what = `${named(row)} → ${named(column)}`;
    const isBack = cell.direction === "back";
    return {
      text: `${isBack ? "↩ " : ""}${amount(cell, currency)}`,
      title: `${what}: ${about(cell)}${isBack ? ` (${t("movement.back")})` : ""}`,
      tone: toneOf(cell),
      // By how many there are, not by their share of the row: few deals make no ratio.
      weight: Math.sqrt(size(cell) / Math.max(...cells.map(size), 1)),
      deals: {
        figure: "movement",
        what,
        period,
        cell: { came_from: row.key, went_to: column.key },
      },
    };
  };
  const about = ({ n, value }: { n: number; value: string | null }) =>
    isTold ? `${words.deals(n)}, ${words.money(value, currency)}` : words.deals(n);
  const sum = (place: Place, side: "came_from" | "went_to"): HeatCell => ({
    text: amount(place, currency),
    title: `${named(place)}: ${about(place)}`,
    deals: { figure: "movement", what: named(place), period, cell: { [side]: place.key } },
  });
  const all: HeatCell = {
    text: amount(total, currency),
    title: `${t("movement.total")}: ${about(total)}`,
    deals: { figure: "movement", what: t("movement.page"), period },
  };
  const drawn: HeatRow[] = [
    ...rows.map((row) => ({
      key: row.key,
      name: named(row),
      cells: [...columns.map((column) => cellOf(row, column)), sum(row, "came_from")],
    })),
    {
      key: "total",
      name: t("movement.total"),
      isTotal: true,
      cells: [...columns.map((column) => sum(column, "went_to")), all],
    },
  ];
  const head = [...columns.map(named), t("movement.total")];
  const table = {
    head: [t("movement.corner"), ...head],
    rows: drawn.map(({ name, cells: line }) => [name, ...line.map((cell) => cell?.text ?? "")]),
  };
  return { rows: drawn, head, table, nameOf };
}

function toneOf({ direction, went_to }: Passage) {
  if (direction === "back") return "attention";
  if (direction === "stayed") return "planned";
  return TONES[went_to as keyof typeof TONES] ?? "accent";
}
