import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { type Records, RecordsLink } from "./records-link";
import { isSmall } from "./rules";
import classes from "./tile.module.css";
import { useWords } from "./use-words";

type Props = Records & {
  label: string;
  value: ReactNode;
  hint?: ReactNode;
  /** How many things a ratio is made of: few of them make it grey. */
  n?: number;
  /** The value is a name, not a number. */
  isWords?: boolean;
  /** What the same page is asked to show what the figure is made of. */
  asks?: Record<string, string> | undefined;
};

/** One figure with what it is of; leads to what it is made of. */
export function Tile({ label, value, hint, n, isWords, asks, ...records }: Props) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const small = n !== undefined && isSmall(n);
  const look = { className: small ? `${classes.tile} ${classes.small}` : classes.tile };
  const content = (
    <>
      <span className={classes.label} data-figure>
        {label}
      </span>
      <span className={classes.value} data-words={isWords || undefined}>
        {value}
      </span>
      <span className={classes.hint}>
        {hint}
        {n !== undefined && (
          <>
            {hint && " · "}
            {words.n(n)}
          </>
        )}
        {small && n > 0 && ` · ${t("small")}`}
      </span>
    </>
  );
  if (Object.values(records).some(Boolean)) {
    return (
      <RecordsLink records={records} {...look}>
        {content}
      </RecordsLink>
    );
  }
  if (asks) {
    return (
      <Link to="." search={(before) => ({ ...before, ...asks }) as never} {...look}>
        {content}
      </Link>
    );
  }
  return <div {...look}>{content}</div>;
}
