import { Tooltip, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";

import activity from "../activity/activity.module.css";
import { isSmall } from "../rules";
import type { Beside } from "./queries";
import { useFigureWords } from "./use-figure-words";

/** One figure, the team's median under it; what is made of few things is grey. */
export function FigureCell({ one, currency }: { one: Beside | undefined; currency: string }) {
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
  if (one.n === null) return <td>{figure}</td>;
  const label = `${words.n(one.n)}${few ? ` · ${t("insights:small")}` : ""}`;
  return (
    <td data-small={few || undefined}>
      <Tooltip label={label}>{figure}</Tooltip>
    </td>
  );
}
