import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { ContactKind } from "../before-queries";
import { useQuarterScope } from "../use-before-scope";

export type ContactsOf = {
  kind: ContactKind;
  what: string;
  owner?: string | undefined;
  team?: string | undefined;
  weekday?: number;
  hour?: number;
};

type Props = ContactsOf & {
  label?: string;
  className?: string | undefined;
  children: ReactNode;
};

/** From a figure of activity to what was written down. */
export function ContactsLink({ kind, what, label, className, children, ...of }: Props) {
  const { carried, period } = useQuarterScope();
  const search = {
    ...carried,
    ...period,
    kind,
    what,
    owner: of.owner ?? carried.owner,
    team: of.team ?? carried.team,
    weekday: of.weekday?.toString(),
    hour: of.hour?.toString(),
  };
  return (
    <Link to="/insights/contacts" search={search} className={className} aria-label={label}>
      {children}
    </Link>
  );
}
