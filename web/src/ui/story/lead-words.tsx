import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import type { Entry } from "@/api/timelines";
import { nameIn } from "@/lib/names";
import { useOwnNames } from "@/ui/own/use-own-names";

type LeadState = Schema["LeadState"];

const PLAIN = [
  "created",
  "converted",
  "conversion_undone",
  "answered",
  "deleted",
  "restored",
  "enrolled",
  "consent_recorded",
  "taken_back",
];

/** What happened to a lead, after the name of who did it. */
export function LeadWords({ entry: { kind, data } }: { entry: Entry }) {
  const { t } = useTranslation("leads");
  const own = useOwnNames("lead");
  const verb = kind.split(".")[1] ?? "";
  if (verb === "moved") {
    const from = t(`state.${data.from_state as LeadState}`);
    const to = t(`state.${data.to_state as LeadState}`);
    const why = [t("story.moved", { from, to }), data.reason_name, data.comment];
    return <span>{why.filter(Boolean).join(" · ")}</span>;
  }
  if (verb === "assigned") return <Assigned data={data} />;
  if (verb === "returned") {
    return <span>{[t("story.returned"), data.comment].filter(Boolean).join(" · ")}</span>;
  }
  if (PLAIN.includes(verb)) return <span>{t(`story.${verb}`)}</span>;
  const fields = Object.keys((data.changes as Record<string, unknown>) ?? {});
  const names = fields.map((field) => own(field) ?? t(`field.${field.replace(/_id$/, "")}`));
  return <span>{t("story.changed", { fields: names.join(t("gaps.comma")) })}</span>;
}

/** Who was given the lead by which rule, and why it was their turn. */
function Assigned({ data }: Pick<Entry, "data">) {
  const { t, i18n } = useTranslation("leads");
  const { rule_en, rule_zh, way, after_name: name, load, owner_name } = data;
  const rule = nameIn(i18n.language, {
    name_en: String(rule_en ?? ""),
    name_zh: String(rule_zh ?? ""),
  });
  const why = (() => {
    if (way === "least_loaded") return t("story.leastLoaded", { count: Number(load) });
    return name ? t("story.nextAfter", { name: name as string }) : t("story.firstInLine");
  })();
  return <span>{t("story.assigned", { owner: owner_name as string, rule, why })}</span>;
}
