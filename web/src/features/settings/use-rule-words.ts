import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { membersQuery, sourcesQuery, teamsQuery } from "@/api/lookups";
import { useLocale } from "@/ui/use-locale";
import type { Rule } from "./assignment-queries";
import { countryName } from "./assignment-rules";
import { campaignsQuery } from "./leads-queries";

/** What a rule is for and to whom it gives, in a line each. */
export function useRuleWords() {
  const { t } = useTranslation("assignment");
  const { language, currency } = useLocale();
  const named = {
    source: useQuery(sourcesQuery()).data ?? [],
    campaign: useQuery(campaignsQuery()).data ?? [],
    member: useQuery(membersQuery()).data ?? [],
    team: useQuery(teamsQuery()).data ?? [],
  };
  const names = (kind: keyof typeof named, ids: string[]) =>
    ids.flatMap((id) => named[kind].find((one) => one.id === id)?.name ?? []);
  const list = new Intl.ListFormat(language, { type: "disjunction" });
  const range = ({ least_value, most_value }: Rule) => {
    const [least, most] = [number(least_value, language), number(most_value, language)];
    if (least && most) return [t("valueOf", { range: `${least} – ${most}`, currency })];
    if (least) return [t("valueOf", { range: `≥ ${least}`, currency })];
    return most ? [t("valueOf", { range: `≤ ${most}`, currency })] : [];
  };
  return {
    which: (rule: Rule) => {
      const asked = [
        names("source", rule.source_ids),
        names("campaign", rule.campaign_ids),
        rule.countries.map((code) => countryName(code, language)),
        rule.places,
        rule.industries,
        range(rule),
      ].filter((words) => words.length > 0);
      const kind = t(`kinds.${rule.kind}`);
      const words = asked.map((some) => list.format(some));
      return [kind, ...(words.length > 0 ? words : [t("everybody")])].join(" · ");
    },
    whom: (rule: Rule) =>
      [
        [...names("member", rule.member_ids), ...names("team", rule.team_ids)].join(
          language.startsWith("zh") ? "、" : ", ",
        ),
        t(`ways.${rule.way}`),
        ...rule.skills,
        rule.by_territory ? t("territoryShort") : "",
        rule.hours === "ignored" ? "" : t(`hoursOf.${rule.hours}`),
      ]
        .filter(Boolean)
        .join(" · "),
  };
}

function number(value: string | null, language: string): string {
  return value === null ? "" : Number(value).toLocaleString(language);
}
