import { useQueryClient } from "@tanstack/react-query";

import type { Schema } from "@/api/client";
import { useRecordSheet } from "@/ui/sheet/use-record-sheet";
import type { Column } from "@/ui/use-columns";

import {
  type Company,
  companyQuery,
  type Person,
  patchCompany,
  patchPerson,
  personQuery,
} from "./queries";

/** The list of companies as a spreadsheet. */
export function useCompanySheet(columns: Column<Company>[], rows: Company[]) {
  const client = useQueryClient();
  return useRecordSheet<Company, Schema["CompanyPatch"]>({
    ...{ kind: "company", name: "companies", columns, rows, stale: "companies" },
    fields: { owner: "owner_id", credit: "credit_code" },
    send: patchCompany,
    read: (id) => client.fetchQuery({ ...companyQuery(id), staleTime: 0 }),
  });
}

/** The list of people as a spreadsheet. */
export function usePersonSheet(columns: Column<Person>[], rows: Person[]) {
  const client = useQueryClient();
  return useRecordSheet<Person, Schema["PersonPatch"]>({
    ...{ kind: "person", name: "people", columns, rows, stale: "people" },
    fields: { owner: "owner_id" },
    send: patchPerson,
    read: (id) => client.fetchQuery({ ...personQuery(id), staleTime: 0 }),
  });
}
