import { useTranslation } from "react-i18next";

import { useFieldName } from "@/ui/history/field-name";

import type { Change } from "./queries";

const MOST_FIELDS = 3;

/** What a change did, in words that follow the name of who did it. */
export function useChangeWords() {
  const { t } = useTranslation(["changes", "history"]);
  const fieldName = useFieldName();
  const whatOf = ({ kind, count }: Change["what"][number], { record }: Change) => {
    if (kind === "target" && record) {
      return record.title ? t("targetsOf", { name: record.title }) : t("targetsOfAll");
    }
    if (record?.kind !== kind) return t(`count.${kind}`, { count });
    return record.title ? t("quoted", { title: record.title }) : t("note");
  };
  const words = (told: Change["what"][number], change: Change) => {
    const verb = told.name.split(".")[1] ?? "changed";
    const what = whatOf(told, change);
    if (verb !== "changed" || change.fields.length === 0) {
      return t(`did.${verb}`, { what, defaultValue: t("did.changed", { what }) });
    }
    const names = change.fields.slice(0, MOST_FIELDS).map(fieldName);
    const more = change.fields.length > MOST_FIELDS ? ["…"] : [];
    return t("did.changedFields", {
      what,
      fields: [...names, ...more].join(t("history:separator")),
    });
  };
  return (change: Change) => {
    if (change.brought_in) {
      const created = change.what.filter(({ name }) => name.endsWith(".created"));
      const counts = (created.length > 0 ? created : change.what).map(({ kind, count }) =>
        t(`count.${kind}`, { count }),
      );
      return t("broughtIn", {
        files: change.brought_in.files.join(t("history:separator")),
        counts: [...new Set(counts)].join(t("history:separator")),
        context: counts.length === 0 ? "nothing" : undefined,
      });
    }
    const said = change.what.map((told) => words(told, change)).join(t("and"));
    return change.work?.undoes ? t("undid", { what: said }) : said;
  };
}
