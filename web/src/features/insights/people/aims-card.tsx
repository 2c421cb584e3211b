import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { FigureCard } from "../figure-card";
import figures from "../figure-card.module.css";
import { periodName } from "../period";
import { Scroll } from "../scroll";
import { TableHead } from "../table-head";
import { useWords } from "../use-words";
import classes from "./people.module.css";
import type { MemberSheet } from "./queries";

type Aim = MemberSheet["targets"][number];
/** What has come stands under what is done, what was said under what is aimed at. */
const CAME = ["closed", "commit"];

/** Targets with attainment and pace, and what was called for the month or quarter. */
export function AimsCard({ sheet }: { sheet: MemberSheet }) {
  const { t } = useTranslation(["coaching", "targets"]);
  const words = useWords();
  const { call, targets, currency } = sheet;
  const amount = (one: Aim, value: string) =>
    one.is_money ? words.money(value, currency) : words.count(Number(value));
  const rows = [
    ...targets.map((one) => [
      t(`targets:measure.${one.measure}`),
      amount(one, one.target),
      amount(one, one.done),
      one.attainment === null
        ? words.none
        : t("reachedAt", {
            share: words.percent(Math.round(one.attainment * 100) / 100),
            over: words.percent(Math.round(one.share_over * 100) / 100),
          }),
    ]),
    ...calledOf(sheet).map(([name, value]) => {
      const cells = [words.money(value, currency), ""];
      return [t(`call.${name}`), ...(CAME.includes(name) ? cells.toReversed() : cells), ""];
    }),
  ];
  const head = [t("aim"), t("targets:target"), t("done"), t("targets:attainment")];
  return (
    <FigureCard
      subject={t("part.aims")}
      view={periodName(call, words.language) ?? ""}
      hint={t("part.aimsHint")}
      table={{ head, rows }}
    >
      {rows.length === 0 ? (
        <Text c="dimmed" fz="sm">
          {t("part.aimsNone")}
        </Text>
      ) : (
        <Scroll label={t("part.aims")}>
          <table className={`${figures.table} ${classes.aims}`}>
            <TableHead names={head} />
            <tbody>
              {rows.map(([name, ...cells]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, at) => (
                    <td key={head[at + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </FigureCard>
  );
}

function calledOf({ call: { line } }: MemberSheet) {
  if (!line) return [];
  const all = [
    ["said", line.call?.amount ?? null],
    ["override", line.override?.amount ?? null],
    ["closed", line.closed.value],
    ["commit", line.commit.value],
  ] as const;
  return all.filter(([, amount]) => amount !== null && Number(amount) !== 0);
}
