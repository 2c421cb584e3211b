import type { Mailbox } from "@/api/mail";

import type { MailboxIn, MailboxPatch, MailServers, Proposal } from "./mailbox-queries";

/** All that a mailbox is connected or set up with, as the form has it. */
export type MailboxForm = Required<Omit<MailboxIn, "id">>;

export const NEW_MAILBOX: MailboxForm = {
  address: "",
  sender_name: "",
  sight: "private",
  signature: "",
  history_days: 90,
  daily_cap: 200,
  member_ids: [],
  team_ids: [],
  imap_host: "",
  imap_port: 993,
  imap_security: "tls",
  smtp_host: "",
  smtp_port: 465,
  smtp_security: "tls",
  username: "",
  secret: "",
};

const SERVERS = [
  "imap_host",
  "imap_port",
  "imap_security",
  "smtp_host",
  "smtp_port",
  "smtp_security",
  "username",
] as const;

export function proposed(one: Proposal): Omit<MailServers, "secret"> {
  return picked(one);
}

export function serversOf(form: MailboxForm): MailServers {
  return { ...picked(form), secret: form.secret };
}

/** The password is never shown again: empty, it stays as it is. */
export function formOf(mailbox: Mailbox): MailboxForm {
  const { address, sender_name, sight, signature, history_days, daily_cap } = mailbox;
  const { member_ids, team_ids } = mailbox;
  const rest = { address, sender_name, sight, signature, history_days, daily_cap };
  return { ...rest, member_ids, team_ids, ...picked(mailbox), secret: "" };
}

/** Only what was set otherwise is sent. */
export function changeOf(mailbox: Mailbox, form: MailboxForm): MailboxPatch {
  const before: Record<string, unknown> = formOf(mailbox);
  return Object.fromEntries(
    Object.entries(form).filter(([name, value]) => String(before[name]) !== String(value)),
  );
}

function picked<Servers extends Record<(typeof SERVERS)[number], unknown>>(of: Servers) {
  return Object.fromEntries(SERVERS.map((name) => [name, of[name]])) as Pick<
    Servers,
    (typeof SERVERS)[number]
  >;
}
