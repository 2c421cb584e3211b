import type { Schema } from "@/api/client";

export type Channel = Schema["ChannelOut"];
export type ChannelKind = Channel["kind"];

export const CHANNEL_KINDS: ChannelKind[] = [
  "phone",
  "email",
  "wechat",
  "linkedin",
  "website",
  "other",
];

/** The way one reaches somebody first: the one marked so, else the first of that kind. */
export function mainChannel(channels: Channel[], kind: ChannelKind): string {
  const ofKind = channels.filter((channel) => channel.kind === kind);
  return (ofKind.find((channel) => channel.is_primary) ?? ofKind[0])?.value ?? "";
}

/** Where a click on a channel leads; undefined where a click cannot help. */
export function channelLink({ kind, value }: Pick<Channel, "kind" | "value">): string | undefined {
  if (kind === "email") return `mailto:${value}`;
  if (kind === "phone") return `tel:${value.replaceAll(/[^\d+]/g, "")}`;
  if (kind !== "linkedin" && kind !== "website") return undefined;
  const address = /^[a-z]+:/i.test(value) ? value : `https://${value}`;
  // Whatever somebody typed or imported: only the web, never "javascript:".
  return /^https?:\/\//i.test(address) ? address : undefined;
}

/** What was typed looks like one kind more than any other. */
export function guessKind(value: string): ChannelKind | undefined {
  const text = value.trim();
  if (/^\S+@\S+\.\S+$/.test(text)) return "email";
  if (/linkedin\.com\//i.test(text)) return "linkedin";
  if (/^(https?:\/\/|www\.)/i.test(text)) return "website";
  if (/^\+?[\d\s()-]{7,}$/.test(text)) return "phone";
  return undefined;
}
