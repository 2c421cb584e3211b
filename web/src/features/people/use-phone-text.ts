import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Channel } from "./rules";

/** How numbers are written in all countries comes once, and not before one is shown. */
const formats = {
  queryKey: ["phone-formats"],
  queryFn: async () => (await import("libphonenumber-js/min")).parsePhoneNumberFromString,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
};

/** A number as it is written where the reader is: at home without the code of the country. */
export function usePhoneText(channel: Pick<Channel, "value" | "number" | "extension">): string {
  const { t, i18n } = useTranslation("people");
  const { value, number, extension } = channel;
  const { data: parse } = useQuery({ ...formats, enabled: Boolean(number) });
  const phone = number && parse?.(number);
  if (!phone) return value;
  const isHome = phone.country === regionOf(i18n.language);
  const text = isHome ? phone.formatNational() : phone.formatInternational();
  return extension ? t("extension", { number: text, extension }) : text;
}

/** The country of the reader: the browser's where it speaks the chosen language, else its own. */
function regionOf(language: string): string | undefined {
  const [spoken] = language.split("-");
  const near = navigator.languages.find((one) => one.split("-")[0] === spoken) ?? language;
  return new Intl.Locale(near).maximize().region;
}
