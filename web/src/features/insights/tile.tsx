import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { DealsLink, type DealsOf } from "./deals-link";
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
};

/** One figure with what it is of; leads to its deals. */
export function Tile({ label, value, hint, n, isWords, deals }: Props) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const small = n !== undefined && isSmall(n);
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
        {small && ` · ${t("small")}`}
      </span>
    </>
  );
  if (deals) {
    return (
      <DealsLink {...deals} className={classes.tile}>
        {content}
      </DealsLink>
    );
  }
  return (
    <div className={classes.tile} data-small={small || undefined}>
      {content}
    </div>
  );
}
