import { useTranslation } from "react-i18next";

import type { TargetWords } from "./use-target-words";
import classes from "./year-grid.module.css";

type Props = {
  at: string;
  label: string;
  isHere: boolean;
  /** What the editor begins with; undefined while it is shut. */
  typed: string | undefined;
  amount: string | null;
  /** What the members below add up to. */
  members: string | null;
  /** What was reached a year before. */
  before: string | null;
  words: TargetWords;
  onCommit: (text: string, key?: string) => void;
  onCancel: () => void;
};

/** One month of one row: the target, or in grey what those below it, or the year before, come to. */
export function YearCell(props: Props) {
  const { at, label, isHere, typed, onCommit, onCancel } = props;
  if (isHere && typed !== undefined) {
    return (
      <td className={classes.editing}>
        <input
          // biome-ignore lint/a11y/noAutofocus: it opens where the keyboard is
          autoFocus
          aria-label={label}
          inputMode="decimal"
          defaultValue={typed}
          onBlur={(event) => onCommit(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              event.currentTarget.value = "";
              onCancel();
            } else if (event.key === "Enter" || event.key === "Tab") {
              event.preventDefault();
              onCommit(event.currentTarget.value, event.key);
            } else return;
            event.stopPropagation();
          }}
        />
      </td>
    );
  }
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid takes the focus
      role="gridcell"
      data-at={at}
      tabIndex={isHere ? 0 : -1}
      className={classes.cell}
    >
      <Amounts {...props} />
    </td>
  );
}

function Amounts({ amount, members, before, words }: Props) {
  const { t } = useTranslation("targets");
  const gap = amount !== null && members !== null ? Number(members) - Number(amount) : 0;
  if (amount === null) {
    const ghost = members ?? before;
    if (ghost === null) return null;
    const says = members === null ? t("edit.before") : t("edit.members");
    return (
      <span className={classes.ghost} title={says}>
        {words.bare(ghost)}
      </span>
    );
  }
  return (
    <>
      {words.bare(amount)}
      {gap !== 0 && (
        <small title={t("edit.gap", { members: words.full(members) })}>
          Σ {gap < 0 ? "−" : "+"}
          {words.bare(String(Math.abs(gap)))}
        </small>
      )}
    </>
  );
}
