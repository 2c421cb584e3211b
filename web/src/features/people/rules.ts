import type { Schema } from "@/api/client";

export type Channel = Schema["ChannelOut"];
export type ChannelKind = Channel["kind"];
export type ChannelState = Channel["state"];

export const CHANNEL_KINDS: ChannelKind[] = [
  "phone",
  "email",
  "wechat",
  "linkedin",
  "website",
  "other",
];

/** The way one reaches somebody first: the one marked so, else the first of that kind. */
export function mainChannel(channels: Channel[], kind: ChannelKind): Channel | undefined {
  const ofKind = channels.filter((channel) => channel.kind === kind);
  return ofKind.find((channel) => channel.is_primary) ?? ofKind[0];
}

/** To whom a letter to a person or company goes; nothing where no address is known. */
export function mailOf({ name, channels }: { name: string; channels: Channel[] }) {
  const address = mainChannel(channels, "email")?.value;
  return address && `${name.replaceAll(/[,;<>"，；]/g, " ").trim()} <${address}>`;
}

/** What a telephone or mail address is for; any other word is the writer's own. */
export const LABELS = ["work", "mobile", "home", "switchboard", "direct"] as const;

/** A channel that is not known to the server yet. */
export function newChannel(said: Pick<Channel, "kind" | "value" | "label">): Channel {
  return {
    id: crypto.randomUUID(),
    is_primary: false,
    number: null,
    extension: "",
    state: "unverified",
    verified_at: null,
    verified_by_name: null,
    verified_how: null,
    ...said,
  };
}

/** The same list with this one first of its kind. */
export function withPrimary(channels: Channel[], first: Channel): Channel[] {
  return channels.map((one) =>
    one.kind === first.kind ? { ...one, is_primary: one === first } : one,
  );
}

/** What the server is told of a channel; the rest it knows. */
export function written({ kind, value, label, is_primary }: Channel) {
  return { kind, value, label, is_primary };
}

/** Where a click on a channel leads; undefined where a click cannot help. */
export function channelLink(channel: Pick<Channel, "kind" | "value"> & Partial<Channel>) {
  const { kind, value, number, extension } = channel;
  if (kind === "email") return `mailto:${value}`;
  if (kind === "phone" && number) return `tel:${number}${extension ? `;ext=${extension}` : ""}`;
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
