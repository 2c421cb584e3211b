import type { ReactNode } from "react";

import { ContactsLink, type ContactsOf } from "./activity/contacts-link";
import { TasksLink, type TasksOf } from "./activity/tasks-link";
import { DealsLink, type DealsOf } from "./deals-link";
import { LeadsLink, type LeadsOf } from "./leads-link";

/** What a figure is made of: deals, leads, what was written down, or tasks. */
export type Records = {
  deals?: DealsOf | undefined;
  leads?: LeadsOf | undefined;
  contacts?: ContactsOf | undefined;
  tasks?: TasksOf | undefined;
};

type Props = {
  records: Records | undefined;
  className?: string | undefined;
  label?: string;
  children: ReactNode;
};

/** From a figure to its records; what is made of none stays as it is. */
export function RecordsLink({ records = {}, children, ...look }: Props) {
  const { deals, leads, contacts, tasks } = records;
  if (deals) {
    return (
      <DealsLink {...deals} {...look}>
        {children}
      </DealsLink>
    );
  }
  if (leads) {
    return (
      <LeadsLink {...leads} {...look}>
        {children}
      </LeadsLink>
    );
  }
  if (contacts) {
    return (
      <ContactsLink {...contacts} {...look}>
        {children}
      </ContactsLink>
    );
  }
  if (!tasks) return children;
  return (
    <TasksLink {...tasks} {...look}>
      {children}
    </TasksLink>
  );
}
