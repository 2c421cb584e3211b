import { Tooltip, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { RecordsLink } from "../records-link";
import { isSmall } from "../rules";
import classes from "./activity.module.css";
import { type Done, type DoneColumn, type Middle, nOf } from "./done";
import { useDoneRecords, type Whose } from "./use-done-records";
import { useDoneWords } from "./use-done-words";

type Props = {
  done: Done;
  column: DoneColumn;
  /** Left out: of nobody who can be asked for. */
  whose?: Whose | undefined;
  /** What the one in the middle of the team did. */
  middle?: Middle | undefined;
};

/** One figure, the team's median beside it in grey; a ratio of few things is grey itself. */
export function DoneCell({ done, column, whose, middle }: Props) {
  const { t } = useTranslation("before");
  const { words, write } = useDoneWords();
  const n = nOf(done, column);
  const few = n !== undefined && isSmall(n);
  const value = write(column, done[column]);
  const records = useDoneRecords(column, whose, n ?? done[column] ?? 0);
  const median = middle && write(column, middle[column]);
  const figure = (
    <span className={classes.value}>
      {value}
      {median && (
        <small>
          <VisuallyHidden>{t("activity.median", { median })}</VisuallyHidden>
          <span aria-hidden>{median}</span>
        </small>
      )}
    </span>
  );
  const behind = <RecordsLink records={records}>{figure}</RecordsLink>;
  return (
    <td data-small={few || undefined}>
      {n === undefined ? (
        behind
      ) : (
        <Tooltip label={`${words.n(n)}${few ? ` · ${t("activity.small")}` : ""}`}>
          <span>{behind}</span>
        </Tooltip>
      )}
    </td>
  );
}
