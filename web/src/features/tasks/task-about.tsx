import type { Task } from "@/api/tasks";
import { useOpenRecord } from "@/lib/place";
import { RowLink } from "@/ui/row-link";

/** What the task is about: its deal, else the person, the company or the lead. */
export function TaskAbout({ task }: { task: Task }) {
  const open = useOpenRecord();
  const { deal_id, person_id, company_id, lead_id } = task;
  if (deal_id)
    return (
      <RowLink isQuiet onOpen={() => open("deal", deal_id)}>
        {task.deal_title}
      </RowLink>
    );
  if (person_id) {
    return (
      <RowLink isQuiet onOpen={() => open("person", person_id)}>
        {task.person_name}
      </RowLink>
    );
  }
  if (company_id) {
    return (
      <RowLink isQuiet onOpen={() => open("company", company_id)}>
        {task.company_name}
      </RowLink>
    );
  }
  if (lead_id) {
    return (
      <RowLink isQuiet onOpen={() => open("lead", lead_id)}>
        {task.lead_name}
      </RowLink>
    );
  }
  return null;
}
