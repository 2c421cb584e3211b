import type { OwnField } from "@/api/fields";
import { isEmpty } from "@/ui/own/rules";

import type { Kind, Preview } from "./queries";

/** What is shown of a field, and the field it stands for. */
const SHOWN = {
  company: {
    name: "name",
    domain: "domain",
    industry: "industry",
    tier: "tier",
    size: "size",
    country: "country",
    credit_code: "credit_code",
    description: "description",
    parent_id: "parent_name",
    owner_id: "owner_name",
  },
  person: {
    name: "name",
    title: "title",
    company_id: "company_name",
    owner_id: "owner_name",
    description: "description",
  },
} as const;

export type Field = { name: string; values: [string, string] };

/** The fields in which the two differ: about the rest there is nothing to choose. */
export function differing(kind: Kind, { survivor, loser }: Preview): Field[] {
  return Object.entries(SHOWN[kind])
    .filter(([name]) => {
      const [ours, theirs] = [survivor, loser].map((side) => side[name as keyof typeof side]);
      return (ours ?? "") !== (theirs ?? "");
    })
    .map(([name, shown]) => ({
      name,
      values: [String(survivor[shown] ?? ""), String(loser[shown] ?? "")],
    }));
}

/** The fields of one's own in which both hold something, and not the same. */
export function differingOwn(fields: OwnField[], { survivor, loser }: Preview): OwnField[] {
  return fields.filter(({ key, type }) => {
    const [ours, theirs] = [survivor.custom[key], loser.custom[key]];
    return (
      type !== "formula" &&
      !isEmpty(ours) &&
      !isEmpty(theirs) &&
      JSON.stringify(ours) !== JSON.stringify(theirs)
    );
  });
}

const TABLES: Record<string, string> = {
  pipeline_deal: "deals",
  pipeline_dealperson: "parts",
  people_person: "people",
  people_company: "children",
  people_channel: "channels",
  activities_task: "tasks",
  fields_customvalue: "fields",
  activities_note: "notes",
  people_relation: "relations",
  files_file: "files",
};

/** How much of what would move, in the order people think of it; the rest as one number. */
export function movedWords(moves: Record<string, number>): { what: string; count: number }[] {
  const sums = new Map<string, number>();
  for (const [table, count] of Object.entries(moves)) {
    const what = TABLES[table] ?? "others";
    sums.set(what, (sums.get(what) ?? 0) + count);
  }
  return [...new Set([...Object.values(TABLES), "others"])].flatMap((what) => {
    const count = sums.get(what);
    return count ? [{ what, count }] : [];
  });
}
