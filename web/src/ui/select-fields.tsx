import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { CURRENCIES } from "@/lib/currencies";
import { LANGUAGES, type Language } from "@/lib/i18n";
import { zones } from "@/lib/zones";

type Props<T extends string> = { label: string; value: T; onChange: (value: T) => void };

/** Every language is written in itself. */
const NAMES: Record<Language, string> = { "zh-CN": "简体中文", en: "English" };

export function LanguageSelect({ label, value, onChange }: Props<Language>) {
  return (
    <Select
      label={label}
      data={LANGUAGES.map((language) => ({ value: language, label: NAMES[language] }))}
      value={value}
      onChange={(next) => next && onChange(next as Language)}
      allowDeselect={false}
    />
  );
}

export function ZoneSelect({ label, value, onChange }: Props<string>) {
  const { i18n } = useTranslation();
  return (
    <Select
      label={label}
      data={zones(i18n.language)}
      value={value}
      onChange={(next) => next && onChange(next)}
      allowDeselect={false}
      searchable
      limit={60}
    />
  );
}

export function CurrencySelect({ label, value, onChange }: Props<string>) {
  const { i18n } = useTranslation();
  const names = new Intl.DisplayNames(i18n.language, { type: "currency" });
  const codes = CURRENCIES.includes(value) ? CURRENCIES : [value, ...CURRENCIES];
  return (
    <Select
      label={label}
      data={codes.map((code) => ({ value: code, label: `${code} · ${names.of(code)}` }))}
      value={value}
      onChange={(next) => next && onChange(next)}
      allowDeselect={false}
      searchable
    />
  );
}

const COUNTRIES = (
  "CN HK MO TW US GB DE FR IT ES NL BE CH AT SE NO DK FI IE PT PL CZ GR JP KR SG MY TH VN ID PH IN AE SA IL " +
  "TR AU NZ CA MX BR AR CL CO ZA EG NG KE RU UA"
).split(" ");

export function CountrySelect({ label, value, onChange }: Props<string>) {
  const { i18n } = useTranslation();
  const names = new Intl.DisplayNames(i18n.language, { type: "region" });
  const codes = !value || COUNTRIES.includes(value) ? COUNTRIES : [value, ...COUNTRIES];
  return (
    <Select
      label={label}
      data={codes.map((code) => ({ value: code, label: names.of(code) ?? code }))}
      value={value}
      onChange={(next) => next && onChange(next)}
      allowDeselect={false}
      searchable
    />
  );
}
