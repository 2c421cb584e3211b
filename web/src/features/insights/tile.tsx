import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { DealsLink, type DealsOf } from "./deals-link";
import { LeadsLink, type LeadsOf } from "./leads-link";
import { isSmall } from "./rules";
import classes from "./tile.module.css";
import { useWords } from "./use-words";

type Props = {
  label: string;
  value: ReactNode;
  hint?: ReactNode;
  /** How many things a ratio is made of: few of them make it grey. */
  n?: number;
  /** The value is a name, not a number. */
  isWords?: boolean;
  deals?: DealsOf | undefined;
  leads?: LeadsOf | undefined;
  /** What the same page is asked to show what the figure is made of. */
  asks?: Record<string, string> | undefined;
};

/** One figure with what it is of; leads to what it is made of. */
export function Tile({ label, value, hint, n, isWords, deals, leads, asks }: Props) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const small = n !== undefined && isSmall(n);
  const look = { className: small ? `${classes.tile} ${classes.small}` : classes.tile };
  const content = (
    <>
      <span className={classes.label}>{label}</span>
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
  if (deals) {
    return (
      <DealsLink {...deals} {...look}>
        {content}
      </DealsLink>
    );
  }
  if (leads) {
    return (
      <LeadsLink {...leads} {...look}>
        {content}
      </LeadsLink>
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
