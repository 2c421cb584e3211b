import { useTranslation } from "react-i18next";

import { FigureCard } from "../figure-card";
import figures from "../figure-card.module.css";
import { RecordsLink } from "../records-link";
import { isSmall } from "../rules";
import { Scroll } from "../scroll";
import { TableHead } from "../table-head";
import { useUnit } from "../use-unit";
import { toldOf } from "./figures";
import classes from "./people.module.css";
import type { Beside, MemberSheet } from "./queries";
import { useFigureRecords } from "./use-figure-records";
import { useFigureWords } from "./use-figure-words";

/** Every figure beside the team's median, with n; what is made of few things is grey. */
export function BesideCard({ sheet }: { sheet: MemberSheet }) {
  const { t } = useTranslation(["coaching", "insights"]);
  const words = useFigureWords(sheet.currency);
  const recordsOf = useFigureRecords();
  const { isTold } = useUnit();
  const known = toldOf(
    sheet.figures.map(({ figure }) => figure),
    isTold,
  );
  const shown = sheet.figures.filter(({ figure }) => known.includes(figure));
  const n = (one: Beside) => (one.n === null ? "" : words.count(one.n));
  const head = [t("figures"), sheet.name, t("teamMedian"), "n"];
  return (
    <FigureCard
      subject={t("part.beside")}
      view={words.period(sheet)}
      hint={t("besideHint")}
      table={{
        head,
        rows: shown.map((one) => [
          ...[t(`figure.${one.figure}`), words.own(one), words.median(one), n(one)],
        ]),
      }}
    >
      <Scroll label={t("part.beside")}>
        <table className={`${figures.table} ${classes.beside}`}>
          <TableHead names={head} />
          <tbody>
            {shown.map((one) => (
              <tr key={one.figure}>
                <th scope="row">{t(`figure.${one.figure}`)}</th>
                <td data-small={(one.n !== null && isSmall(one.n)) || undefined}>
                  <RecordsLink records={recordsOf(sheet, one)} className={figures.behind}>
                    {words.own(one)}
                  </RecordsLink>
                </td>
                <td>{words.hasMedian(one) ? words.median(one) : words.none}</td>
                <td>{n(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </FigureCard>
  );
}
