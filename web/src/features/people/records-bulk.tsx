import { useTranslation } from "react-i18next";

import { api, type Schema, unwrap } from "@/api/client";
import { BulkText } from "@/ui/bulk/bulk-text";
import { RecordBulk } from "@/ui/bulk/record-bulk";
import { useBulk } from "@/ui/bulk/use-bulk";
import type { Selection } from "@/ui/bulk/use-selection";
import { EnrolButton } from "@/ui/sequences/enrol-button";

import type { Wish } from "./queries";
import { useMakeCompanies, useMakePeople } from "./use-exports";

type Props = { selection: Selection; wish: Wish };

/** Give, describe or delete all the companies that are chosen. */
export function CompaniesBulk({ selection, wish }: Props) {
  const { t } = useTranslation("people");
  const bulk = useBulk(selection, (body: Schema["BulkCompaniesIn"]) =>
    unwrap(api.POST("/api/v1/bulk/companies", { params: { query: wish }, body })),
  );
  return (
    <RecordBulk selection={selection} bulk={bulk} make={useMakeCompanies(selection.target.ids)}>
      <BulkText
        label={t("field.industry")}
        onText={(industry) => bulk.perform({ edit: { industry } })}
      />
      <BulkText
        label={t("field.country")}
        onText={(country) => bulk.perform({ edit: { country } })}
      />
    </RecordBulk>
  );
}

/** Give, describe or delete all the people that are chosen. */
export function PeopleBulk({ selection, wish }: Props) {
  const { t } = useTranslation("people");
  const bulk = useBulk(selection, (body: Schema["BulkPeopleIn"]) =>
    unwrap(api.POST("/api/v1/bulk/people", { params: { query: wish }, body })),
  );
  return (
    <RecordBulk selection={selection} bulk={bulk} make={useMakePeople(selection.target.ids)}>
      <EnrolButton count={selection.count} onStart={(enrol) => bulk.perform({ enrol })} />
      <BulkText label={t("title")} onText={(title) => bulk.perform({ edit: { title } })} />
    </RecordBulk>
  );
}
