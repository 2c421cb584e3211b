import type { Schema } from "@/api/client";

import type { Rule } from "./assignment-queries";

const NEW = {
  kind: "lead" as Rule["kind"],
  name_zh: "",
  name_en: "",
  is_enabled: true,
  way: "round_robin" as Rule["way"],
  hours: "ignored" as Rule["hours"],
  source_ids: [] as string[],
  campaign_ids: [] as string[],
  countries: [] as string[],
  places: [] as string[],
  industries: [] as string[],
  least_value: "" as string | null,
  most_value: "" as string | null,
  skills: [] as string[],
  by_territory: false,
  pool_id: null as string | null,
  member_ids: [] as string[],
  team_ids: [] as string[],
};

export type RuleForm = typeof NEW;

/** What the form begins with: a rule there is, its countries by their names. */
export function formOf(rule: Rule | undefined, language: string): RuleForm {
  if (!rule) return NEW;
  const names = Object.keys(NEW) as (keyof RuleForm)[];
  const plain = Object.fromEntries(names.map((name) => [name, rule[name]])) as RuleForm;
  return { ...plain, countries: rule.countries.map((code) => countryName(code, language)) };
}

/** What is sent: conditions that this kind of record has, and numbers that were written. */
export function bodyOf(form: RuleForm): Schema["AssignmentRuleIn"] {
  const isLead = form.kind === "lead";
  return {
    ...form,
    source_ids: isLead ? form.source_ids : [],
    campaign_ids: isLead ? form.campaign_ids : [],
    industries: isLead ? [] : form.industries,
    least_value: (isLead && form.least_value) || null,
    most_value: (isLead && form.most_value) || null,
  };
}

export function countryName(code: string, language: string): string {
  return new Intl.DisplayNames(language, { type: "region" }).of(code) ?? code;
}
