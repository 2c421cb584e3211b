import { Tooltip, VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { DealsLink } from "../deals-link";
import { LeadsLink } from "../leads-link";
import { isSmall } from "../rules";
import { useQuarterScope } from "../use-before-scope";
import classes from "./activity.module.css";
import { ContactsLink } from "./contacts-link";
import { CONTACTS, type Done, type DoneColumn, type Middle, nOf } from "./done";
import { useDoneWords } from "./use-done-words";

type Props = {
  done: Done;
  column: DoneColumn;
  member?: { member_id: string; name: string };
  /** What the one in the middle of the team did. */
  middle?: Middle | undefined;
};

/** One figure, the team's median beside it in grey; a ratio of few things is grey itself. */
export function DoneCell({ done, column, member, middle }: Props) {
  const { t } = useTranslation("before");
  const { words, write } = useDoneWords();
  const n = nOf(done, column);
  const few = n !== undefined && isSmall(n);
  const value = write(column, done[column]);
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
  return (
    <td data-small={few || undefined}>
      {n === undefined ? (
        <Behind column={column} member={member} n={done[column] ?? 0}>
          {figure}
        </Behind>
      ) : (
        <Tooltip label={`${words.n(n)}${few ? ` · ${t("activity.small")}` : ""}`}>{figure}</Tooltip>
      )}
    </td>
  );
}

type BehindProps = {
  column: DoneColumn;
  member: Props["member"];
  n: number;
  children: ReactNode;
};

/** From a member's count to what it counts. */
function Behind({ column, member, n, children }: BehindProps) {
  const { t } = useTranslation("before");
  const { period } = useQuarterScope();
  if (!member || n === 0) return children;
  const what = `${member.name}: ${t(`activity.${column}`)}`;
  const owner = member.member_id;
  const kind = CONTACTS[column];
  if (kind) {
    return (
      <ContactsLink kind={kind} what={what} owner={owner}>
        {children}
      </ContactsLink>
    );
  }
  if (column === "leads") {
    return (
      <LeadsLink figure="cohort" what={what} owner={owner} period={period}>
        {children}
      </LeadsLink>
    );
  }
  if (column !== "new_deals") return children;
  return (
    <DealsLink figure="source_deal" view="period" what={what} owner={owner} period={period}>
      {children}
    </DealsLink>
  );
}
