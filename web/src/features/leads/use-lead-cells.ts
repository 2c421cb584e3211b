import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { sourcesQuery } from "@/api/lookups";
import { amountIn } from "@/lib/days";
import type { SheetCell } from "@/ui/sheet/sheet-rules";

import { campaignsQuery, type Lead } from "./queries";

type Named = { id: string; name: string };
type Text = "name" | "company_name" | "title" | "email" | "phone" | "wechat" | "domain";

/** How the columns of the leads are copied and edited; those left out are only looked at. */
export function useLeadCells(): Record<string, SheetCell<Lead>> {
  const { t } = useTranslation("leads");
  const sources = useQuery(sourcesQuery()).data ?? [];
  const campaigns = useQuery(campaignsQuery()).data ?? [];
  const plain = (name: Text): SheetCell<Lead> => ({
    text: (lead) => lead[name],
    value: (lead) => lead[name],
    read: (text) => ({ value: text }),
  });
  const named = (
    list: Named[],
    id: "source_id" | "campaign_id",
    name: "source_name" | "campaign_name",
  ): SheetCell<Lead> => ({
    text: (lead) => lead[name] ?? "",
    value: (lead) => lead[id],
    read: (text) => {
      if (!text) return { value: null };
      const found = list.find((one) => one.name.toLowerCase() === text.toLowerCase());
      return found ? { value: found.id } : { refusal: t("views:sheet.unknown") };
    },
    options: () => list.map((one) => one.name),
  });
  return {
    name: plain("name"),
    company: plain("company_name"),
    title: plain("title"),
    email: plain("email"),
    phone: plain("phone"),
    wechat: plain("wechat"),
    domain: plain("domain"),
    value: {
      text: ({ value }) => (value === null ? "" : String(Number(value))),
      value: ({ value }) => value,
      read: (text) => {
        if (!text) return { value: null };
        const value = amountIn(text);
        return value ? { value } : { refusal: t("pipeline:field.valueWrong") };
      },
    },
    source: named(sources, "source_id", "source_name"),
    campaign: named(campaigns, "campaign_id", "campaign_name"),
    owner: { text: ({ owner_name }) => owner_name ?? "" },
    created: { text: ({ created_at }) => created_at.slice(0, 10) },
  };
}
