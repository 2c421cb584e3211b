import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { DealsLink } from "../deals-link";
import cards from "../figure-card.module.css";
import type { Period } from "../period";
import { Scroll } from "../scroll";
import { useWords } from "../use-words";
import styles from "./forecast.module.css";
import type { Flow } from "./queries";
import { cellOf, type End, endsOf } from "./rules";

/** Rows: where deals came from; columns: where they are or how they went. Each cell opens its deals. */
export function FlowMatrix({ flow, period }: { flow: Flow; period: Period }) {
  const { t } = useTranslation("forecast");
  const { rows, columns } = endsOf(flow);
  return (
    <Scroll label={t("flow.subject")}>
      <table className={`${cards.table} ${styles.matrix}`}>
        <thead>
          <tr>
            <th scope="col">{t("flow.fromTo")}</th>
            {columns.map((goal) => (
              <th key={goal} scope="col">
                {t(`end.${goal}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((origin) => (
            <tr key={origin}>
              <th scope="row">{t(`end.${origin}`)}</th>
              {columns.map((goal) => (
                <td key={goal} className={origin === goal ? styles.same : undefined}>
                  <Cell flow={flow} origin={origin} goal={goal} period={period} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

type CellProps = { flow: Flow; origin: End; goal: End; period: Period };

function Cell({ flow, origin, goal, period }: CellProps) {
  const { t } = useTranslation("forecast");
  const words = useWords();
  const cell = cellOf(flow, origin, goal);
  if (!cell) return null;
  const what = `${t(`end.${origin}`)} → ${t(`end.${goal}`)}`;
  const isTold = cell.value !== null;
  const amount = isTold ? words.money(cell.value, flow.currency) : words.deals(cell.n);
  return (
    <DealsLink
      figure="flow"
      what={what}
      origin={origin}
      goal={goal}
      period={period}
      className={styles.link}
    >
      <VisuallyHidden>{what} </VisuallyHidden>
      <span className={styles.cell}>
        {amount}
        {isTold && <small>{words.deals(cell.n)}</small>}
      </span>
    </DealsLink>
  );
}
