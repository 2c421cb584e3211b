import { api, ifMatch, unwrap } from "@/api/client";
import type { Party } from "@/api/mail";
import type { Doc } from "@/api/notes";
import { Problem } from "@/api/problem";

import type { Attachment, Outgoing } from "./queries";
import { sendable } from "./rules";

/** What is written, as it is on screen. */
export type Content = {
  mailbox_id: string;
  to: Party[];
  cc: Party[];
  bcc: Party[];
  subject: string;
  doc: Doc | null;
  /** The template it was begun with, so that its answers are counted. */
  template_id: string | null;
  /** When I am reminded if nobody has answered. */
  follow_up_at: string | null;
  /** It tells when it is seen; null: as the workspace has it. */
  is_tracked?: boolean | null;
};

/** The records a letter is about. */
export type Abouts = { [kind in `${"deal" | "lead" | "person" | "company"}_id`]?: string };

/** What one begins with: a draft that is kept already, or nothing yet but an id for it. */
export type Start = {
  id: string;
  content: Content;
  kept?: Outgoing | undefined;
  /** The letter that is answered. */
  answersId?: string | undefined;
  /** The record a new letter is about. */
  about?: Abouts | undefined;
  /** Where its thread says already what it is about: for the fields of templates. */
  knownAbout?: Abouts | undefined;
  /** What came with a letter that is passed on. */
  left?: { letterId: string; attachments: Attachment[] } | undefined;
};

export type Draft = {
  content: Content;
  kept: Outgoing | undefined;
  step: "still" | "waiting" | "saving" | "saved" | "failed" | "clash";
  error: unknown;
  /** A new round is a new editor: its text came from elsewhere than the hand. */
  round: number;
};

const PATIENCE = 800;

export function contentOf({ doc, text, ...kept }: Outgoing): Content {
  const { mailbox_id, to, cc, bcc, subject, template_id, follow_up_at, is_tracked } = kept;
  const written = doc ?? { type: "doc", content: [{ type: "paragraph", content: textOnly(text) }] };
  const heads = { mailbox_id, to, cc, bcc, subject, template_id, follow_up_at, is_tracked };
  return { ...heads, doc: written as Doc };
}

export function receiversIn({ to, cc, bcc }: Content): Party[] {
  return [...to, ...cc, ...bcc];
}

function textOnly(text: string): Doc[] {
  return text ? [{ type: "text", text }] : [];
}

/**
 * Keep what is written on the server while it is being written.
 *
 * It is sent a moment after the last change, one request after the other. If another window has
 * written the same draft, nothing is sent any more until somebody has decided which text is right.
 */
export function keepDraft(start: Start, patience = PATIENCE) {
  const listeners = new Set<() => void>();
  let now: Draft = {
    content: start.content,
    kept: start.kept,
    step: "still",
    error: undefined,
    round: 0,
  };
  // What the server was told last: a content is never changed, only replaced.
  let told: Content | undefined = start.content;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let line: Promise<unknown> = Promise.resolve();
  let isGone = false;

  const set = (part: Partial<Draft>) => {
    now = { ...now, ...part };
    for (const listener of listeners) listener();
  };

  const fail = (error: unknown): never => {
    set({ step: isStale(error) ? "clash" : "failed", error });
    throw error;
  };
  const write = async (): Promise<Outgoing> => {
    clearTimeout(timer);
    if (now.kept && told === now.content) return now.kept;
    const content = now.content;
    set({ step: "saving", error: undefined });
    const sending = now.kept ? rewrite(now.kept, content) : begin(start, content);
    const kept = newer(now.kept, await sending.catch(fail));
    told = content;
    set({ kept, step: now.content === content ? "saved" : "waiting" });
    return kept;
  };

  /** Send what is not sent yet, and keep the draft even if nothing was changed. */
  const flush = () => {
    const next = line.then(write, write);
    line = next.catch(() => undefined);
    return next;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush().catch(() => undefined), patience);
  };
  return {
    now: () => now,
    listen: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flush,
    change: (part: Partial<Content>, { isAnew = false } = {}) => {
      const isClash = now.step === "clash";
      set({
        content: { ...now.content, ...part },
        step: isClash ? "clash" : "waiting",
        round: now.round + (isAnew ? 1 : 0),
      });
      if (!isClash) later();
    },
    /** Files went in or out: the draft has another version, its text is the same. */
    enclosed: (kept: Outgoing) => set({ kept: newer(now.kept, kept) }),
    decide: async (whose: "mine" | "theirs") => {
      const theirs = await read(start.id);
      if (whose === "mine") {
        set({ kept: theirs, step: "waiting" });
        await flush().catch(() => undefined);
        return;
      }
      const content = contentOf(theirs);
      told = content;
      set({ kept: theirs, content, step: "saved", error: undefined, round: now.round + 1 });
    },
    /** It has left, or was thrown away: nothing is kept any more, once what is on its way is there. */
    forget: () => {
      isGone = true;
      clearTimeout(timer);
      return line;
    },
    /** The composer closes: what waits is sent at once. */
    close: async () => {
      clearTimeout(timer);
      const isDone = isGone || now.step === "clash" || told === now.content;
      if (!isDone) await flush().catch(() => undefined);
    },
  };
}

export type Keeper = ReturnType<typeof keepDraft>;

function begin({ id, answersId, about }: Start, content: Content): Promise<Outgoing> {
  const body = { id, ...bodyOf(content), ...about, ...(answersId && { answers_id: answersId }) };
  return unwrap(api.POST("/api/v1/outgoing", { body }));
}

/** Files that went in meanwhile make another version too; that is no clash. */
async function rewrite(kept: Outgoing, content: Content): Promise<Outgoing> {
  try {
    return await patch(kept, content);
  } catch (error) {
    if (!isStale(error)) throw error;
    const latest = await read(kept.id);
    if (!isSame(latest, kept)) throw error;
    return patch(latest, content);
  }
}

function isStale(error: unknown): boolean {
  return error instanceof Problem && error.status === 412;
}

function patch({ id, version }: Outgoing, content: Content): Promise<Outgoing> {
  const params = { path: { outgoing_id: id } };
  const asked = { params, headers: ifMatch(version), body: bodyOf(content) };
  return unwrap(api.PATCH("/api/v1/outgoing/{outgoing_id}", asked));
}

function read(outgoing_id: string): Promise<Outgoing> {
  return unwrap(api.GET("/api/v1/outgoing/{outgoing_id}", { params: { path: { outgoing_id } } }));
}

function bodyOf({ to, cc, bcc, ...rest }: Content) {
  return { ...rest, to: sendable(to), cc: sendable(cc), bcc: sendable(bcc) };
}

function isSame(one: Outgoing, other: Outgoing): boolean {
  const shape = (of: Outgoing) => JSON.stringify(contentOf(of));
  return shape(one) === shape(other);
}

function newer(one: Outgoing | undefined, other: Outgoing): Outgoing {
  return one && one.version > other.version ? one : other;
}
