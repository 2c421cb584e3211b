import { useTranslation } from "react-i18next";

import { useWords } from "../use-words";
import type { Test } from "./queries";
import { heldOf, judgedOf, scoreOf, verdictOf } from "./rules";

/** How far past forecasts can be trusted, in a sentence or two. */
export function useVerdict(test: Test): string {
  const { t } = useTranslation("forecast");
  const words = useWords();
  const ours = scoreOf(test);
  const verdict = verdictOf(test);
  const judged = judgedOf(test);
  const unit = t(`test.periods.${test.unit}`, { count: test.n, formatted: words.count(test.n) });
  if (verdict === "few" || !judged) return t("test.few", { periods: unit });
  const how = {
    periods: unit,
    wape: words.percent(ours?.wape),
    bias: words.percent(Math.abs(ours?.bias ?? 0)),
    held: words.count(heldOf(test)),
    n: words.count(test.n),
    instead: t(`by.${judged.preferred}`),
    theirs: words.percent(judged.preferred_wape),
    shared: words.percent(judged.runner_up_wape),
  };
  const lean = (ours?.bias ?? 0) >= 0 ? t("test.tooMuch", how) : t("test.tooLittle", how);
  if (verdict === "instead") return `${t("test.instead", how)} ${lean} ${t("test.held", how)}`;
  return `${t("test.ours", how)} ${lean} ${t("test.held", how)}`;
}
