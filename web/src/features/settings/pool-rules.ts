import type { Pool } from "./pool-queries";

/** What a pool can show before a record is claimed. */
export const FIELDS = {
  company: [
    "domain",
    "industry",
    "tier",
    "size",
    "country",
    "credit_code",
    "description",
    "channels",
    "people",
  ],
  lead: ["name", "title", "email", "phone", "wechat", "domain", "description", "value"],
} as const;

export const TIERS = ["A", "B", "C", "D"] as const;
type Tiers = Partial<Record<(typeof TIERS)[number], Partial<Record<Term, number>>>>;
type Term = (typeof TERMS)[number];

/** The terms of tiers with one of them changed; one that is empty is as for all. */
export function withTerm(tiers: Tiers, tier: (typeof TIERS)[number], term: Term, days?: number) {
  const { [term]: _old, ...others } = tiers[tier] ?? {};
  const terms = days ? { ...others, [term]: days } : others;
  const { [tier]: _before, ...rest } = tiers;
  return Object.keys(terms).length > 0 ? { ...rest, [tier]: terms } : rest;
}

/** The numbers of a pool in the order of the form; empty: no limit. */
export const LIMITS = ["claims_a_day", "most_held"] as const;
export const NUMBERS = [
  "previous_owner_days",
  "cooling_hours",
  "most_protected",
  "protect_days",
  "warn_days",
] as const;
export const TERMS = ["idle_days", "no_deal_days", "not_won_days"] as const;

const NO_RULES = {
  idle_days: null,
  no_deal_days: null,
  not_won_days: null,
  spares_won: true,
  spares_open_deal: true,
  tiers: {} as Tiers,
};
const NEW = {
  kind: "company",
  name_zh: "",
  name_en: "",
  is_enabled: true,
  visible_fields: ["industry", "country"],
  claims_a_day: null,
  most_held: null,
  previous_owner_days: 0,
  cooling_hours: 0,
  most_protected: 0,
  protect_days: 30,
  warn_days: 3,
  counts_won: false,
} satisfies Partial<Pool>;

type Settings = Pick<Pool, keyof typeof NEW>;

/** What the form begins with. */
export function startOf(pool: Pool | undefined) {
  const settings: Settings = pool ? only(pool) : NEW;
  const { effective_from: _day, ...rules } = {
    effective_from: "",
    ...NO_RULES,
    ...pool?.versions.at(-1),
  };
  const access = pool?.access ?? [];
  return {
    ...settings,
    rules,
    members: access.flatMap(({ member_id, is_admin }) => (is_admin ? [] : (member_id ?? []))),
    admins: access.flatMap(({ member_id, is_admin }) => (is_admin ? (member_id ?? []) : [])),
    teams: access.flatMap(({ team_id }) => team_id ?? []),
  };
}

function only(pool: Pool): Settings {
  const names = Object.keys(NEW) as (keyof typeof NEW)[];
  return Object.fromEntries(names.map((name) => [name, pool[name]])) as Settings;
}
