import { Box } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { FigureCard } from "../figure-card";
import { isSmall, percentOf } from "../rules";
import { Scroll } from "../scroll";
import { useWords } from "../use-words";
import classes from "./pair-card.module.css";
import { pairsPicture } from "./pair-picture";
import { changeOf, type Pair } from "./pairs";

type Props = { subject: string; names: readonly [string, string]; pairs: Pair[] };

/** Figures of two sides beside each other, and what has changed from the second to the first. */
export function PairCard({ subject, names, pairs }: Props) {
  const { t } = useTranslation("insights");
  const { written, change } = usePairWords();
  return (
    <FigureCard
      subject={subject}
      view={t("compare.view")}
      hint={`${names[0]} – ${names[1]}`}
      table={{
        head: [t("compare.figure"), ...names, t("compare.change")],
        rows: pairs.map((pair) => [pair.name, written(pair, 0), written(pair, 1), change(pair)]),
      }}
      picture={() => pairsPicture(pairs, names)}
    >
      <Scroll label={subject}>
        <table className={classes.pairs}>
          <thead>
            <tr>
              <th scope="col">{t("compare.figure")}</th>
              <th scope="col">{names[0]}</th>
              <th scope="col">{names[1]}</th>
              <th scope="col">{t("compare.change")}</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map((pair) => (
              <tr key={pair.name}>
                <th scope="row">{pair.name}</th>
                <Side pair={pair} side={0} text={written(pair, 0)} />
                <Side pair={pair} side={1} text={written(pair, 1)} />
                <td className={classes.change}>{change(pair)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </FigureCard>
  );
}

/** A figure with a bar that is as long as the larger side of its own line. */
function Side({ pair, side, text }: { pair: Pair; side: 0 | 1; text: string }) {
  const words = useWords();
  const n = pair.n?.[side];
  const most = Math.max(...pair.sides.map(Number));
  return (
    <td
      data-side={side}
      data-small={(n !== undefined && isSmall(n)) || undefined}
      title={n === undefined ? undefined : words.n(n)}
    >
      <span>{text}</span>
      <Box className={classes.bar} w={`${percentOf(Number(pair.sides[side]), most)}%`} />
    </td>
  );
}

function usePairWords() {
  const { t } = useTranslation("insights");
  const words = useWords();
  const written = (pair: Pair, side: 0 | 1) => {
    const value = pair.sides[side];
    return value === null ? words.none : pair.write(value);
  };
  const change = (pair: Pair) => {
    const found = changeOf(pair);
    if (!found) return words.none;
    if (found.by === 0) return "±0";
    const sign = found.by < 0 ? "−" : "+";
    if (pair.kind === "share") {
      return t("compare.points", { by: `${sign}${words.number(Math.abs(found.by) * 100)}` });
    }
    const by = `${sign}${pair.write(Math.abs(found.by))}`;
    return found.share === undefined
      ? by
      : `${by} · ${sign}${words.percent(Math.abs(found.share))}`;
  };
  return { written, change };
}
