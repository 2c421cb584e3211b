import type { OwnField } from "@/api/fields";

/** The name of a reference as the API shows it; by its bare id it is not known yet. */
export function nameOf(value: unknown): string {
  return isNamed(value) ? value.name : "…";
}

export function idOf(value: unknown): string | null {
  if (isNamed(value)) return value.id;
  return typeof value === "string" ? value : null;
}

export function isNamed(value: unknown): value is { id: string; name: string } {
  return typeof value === "object" && value !== null && "id" in value && "name" in value;
}

export type Amount = { amount: string; currency: string };

export function isAmount(value: unknown): value is Amount {
  return typeof value === "object" && value !== null && "amount" in value;
}

const MONEY = /^(-?\d[\d,]*(?:\.\d{1,2})?)\s*([A-Za-z]{3})?$/;

/** Read `12,000.50 EUR`; without a currency it is the one there was. undefined: no amount. */
export function readAmount(text: string, currency: string): Amount | null | undefined {
  if (!text.trim()) return null;
  const found = MONEY.exec(text.trim());
  if (!found?.[1]) return undefined;
  return { amount: found[1].replaceAll(",", ""), currency: (found[2] ?? currency).toUpperCase() };
}

export function isNumber(text: string, decimals: number): boolean {
  const places = decimals > 0 ? `(\\.\\d{1,${decimals}})?` : "";
  return new RegExp(`^(-?\\d{1,15}${places})?$`).test(text.trim());
}

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

/** What a field's values are like on screen: those of a formula as what it gives. */
export function shownAs(field: OwnField): OwnField["type"] {
  return field.type === "formula" ? (field.formula_type ?? "text") : field.type;
}

/** A web address that was typed without its beginning. */
export function withScheme(text: string): string {
  const link = text.trim();
  if (!link || /^(https?:\/\/|mailto:)/i.test(link)) return link;
  return /^[^\s/@]+@[^\s/@]+$/.test(link) ? `mailto:${link}` : `https://${link}`;
}

/** Fields under their headings, in the order of the first field of each. */
export function inSections(fields: OwnField[]): [string, OwnField[]][] {
  const sections = new Map<string, OwnField[]>();
  for (const field of fields) {
    sections.set(field.section, [...(sections.get(field.section) ?? []), field]);
  }
  return [...sections];
}
