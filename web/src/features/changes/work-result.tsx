import { Progress, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { isUnderWay, type Work } from "@/api/works";

import classes from "./changes.module.css";
import { workQuery } from "./queries";
import { WorkRows } from "./work-rows";

const OUTCOMES = ["done", "partly", "kept", "refused", "same"] as const;

/** What became of taking something back: how far it is, then how many of each, and why not all. */
export function WorkResult({ work: given }: { work: Work }) {
  const { t } = useTranslation("changes");
  const told = given.undoes ? "result" : "bulk";
  const started = isUnderWay(given);
  const work = useQuery({ ...workQuery(given.id), enabled: started }).data ?? given;
  const { done, total, counts, hidden } = work;
  if (isUnderWay(work)) {
    return (
      <div className={classes.progress}>
        <Progress value={(100 * done) / total} aria-label={t("undoing", { done, total })} />
        <Text size="xs">{t("undoing", { done, total })}</Text>
      </div>
    );
  }
  const said = OUTCOMES.flatMap((one) => {
    const count = counts[one];
    return count ? [t(`${told}.${one}`, { count })] : [];
  });
  if (hidden) said.push(t("hidden", { count: hidden }));
  const hasMore = Boolean(counts.partly || counts.kept || counts.refused);
  return (
    <>
      <Text size="xs">{said.join(t("and"))}</Text>
      {hasMore && <WorkRows work={work} />}
    </>
  );
}
