import { Tooltip, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";

import activity from "../activity/activity.module.css";
import { type Records, RecordsLink } from "../records-link";
import { isSmall } from "../rules";
import type { Beside } from "./queries";
import { useFigureWords } from "./use-figure-words";

type Props = { one: Beside | undefined; currency: string; records: Records | undefined };

/** One figure, the team's median under it; what is made of few things is grey. */
export function FigureCell({ one, currency, records }: Props) {
  const { t } = useTranslation(["coaching", "insights"]);
  const words = useFigureWords(currency);
  if (!one) return <td>{words.none}</td>;
  const few = one.n !== null && isSmall(one.n);
  const median = words.median(one);
  const figure = (
    <span className={activity.value}>
      {words.own(one)}
      {words.hasMedian(one) && (
        <small>
          <VisuallyHidden>{t("median", { median })}</VisuallyHidden>
          <span aria-hidden>{median}</span>
        </small>
      )}
    </span>
  );
  const behind = <RecordsLink records={records}>{figure}</RecordsLink>;
  if (one.n === null) return <td>{behind}</td>;
  const label = `${words.n(one.n)}${few ? ` · ${t("insights:small")}` : ""}`;
  return (
    <td data-small={few || undefined}>
      <Tooltip label={label}>
        <span>{behind}</span>
      </Tooltip>
    </td>
  );
}
