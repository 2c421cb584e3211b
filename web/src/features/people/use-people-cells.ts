import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { membersQuery } from "@/api/lookups";
import type { Reading, SheetCell } from "@/ui/sheet/sheet-rules";

import type { Company, Person } from "./queries";
import { mainChannel } from "./rules";

type Owned = {
  name: string;
  owner_id: string | null;
  owner_name: string | null;
  created_at: string;
};

const TIERS = ["A", "B", "C", "D"];

/** The cells that companies and people have in common. */
function useCommonCells<Row extends Owned>(): Record<string, SheetCell<Row>> {
  const { t } = useTranslation("people");
  const members = useQuery(membersQuery()).data ?? [];
  return {
    name: {
      text: ({ name }) => name,
      value: ({ name }) => name,
      read: (text) => (text ? { value: text } : { refusal: t("nameNeeded") }),
    },
    owner: {
      text: ({ owner_name }) => owner_name ?? "",
      value: ({ owner_id }) => owner_id,
      read: (text): Reading => {
        if (!text) return { value: null };
        const found = members.find(({ name }) => name.toLowerCase() === text.toLowerCase());
        return found ? { value: found.id } : { refusal: t("sheet.unknown") };
      },
      options: () => members.map(({ name }) => name),
    },
    created: { text: ({ created_at }) => created_at.slice(0, 10) },
  };
}

/** How the columns of the companies are copied and edited; those left out are only looked at. */
export function useCompanyCells(): Record<string, SheetCell<Company>> {
  const { t } = useTranslation("people");
  const plain = (name: "industry" | "domain" | "country" | "credit_code"): SheetCell<Company> => ({
    text: (row) => row[name],
    value: (row) => row[name],
    read: (text) => ({ value: text }),
  });
  return {
    ...useCommonCells<Company>(),
    group: { text: ({ group_name }) => group_name ?? "" },
    industry: plain("industry"),
    domain: plain("domain"),
    country: plain("country"),
    credit: plain("credit_code"),
    tier: {
      text: ({ tier }) => tier,
      value: ({ tier }) => tier,
      read: (text) => {
        const value = text.toUpperCase();
        return !value || TIERS.includes(value) ? { value } : { refusal: t("sheet.unknown") };
      },
      options: () => TIERS,
    },
    size: {
      text: ({ size }) => size?.toString() ?? "",
      value: ({ size }) => size,
      read: (text) => {
        const digits = text.replace(/[\s,]/g, "");
        if (!/^\d{0,9}$/.test(digits)) return { refusal: t("wholeNumber") };
        return { value: digits ? Number(digits) : null };
      },
    },
    deals: { text: ({ open_deals }) => String(open_deals) },
    people: { text: ({ people_count }) => String(people_count) },
  };
}

/** The same of the people. */
export function usePersonCells(): Record<string, SheetCell<Person>> {
  const reached = (kind: "phone" | "email" | "wechat"): SheetCell<Person> => ({
    text: ({ channels }) => mainChannel(channels, kind)?.value ?? "",
  });
  return {
    ...useCommonCells<Person>(),
    title: {
      text: ({ title }) => title,
      value: ({ title }) => title,
      read: (text) => ({ value: text }),
    },
    company: { text: ({ company_name }) => company_name ?? "" },
    phone: reached("phone"),
    email: reached("email"),
    wechat: reached("wechat"),
  };
}
