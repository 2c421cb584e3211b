import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, onlyOnce, type Schema, unwrap } from "./client";
import type { ShownFile } from "./files";

export type NoteKind = Schema["NoteOut"]["kind"];
export type NewNote = Omit<Schema["NoteIn"], "deal_id" | "company_id" | "person_id" | "lead_id">;
export type Part = "notes" | "contacts" | "tasks" | "files" | "moves" | "changes";
export type About = { kind: "deal" | "company" | "person" | "lead"; id: string };
/** A text with its marks, as the editor keeps it. */
export type Doc = { type: string; content?: Doc[]; [more: string]: unknown };

/** What the timeline says of a note. */
export type NoteData = {
  note_id: string;
  text: string;
  doc: Doc | null;
  version: number;
  is_edited: boolean;
  author_id: string;
  kind: NoteKind;
  type_id: string | null;
  outcome: string | null;
  minutes: number | null;
  /** Of a contact that a letter made: the letter, and from which side it came. */
  letter_id: string | null;
  is_incoming: boolean | null;
  place: string;
  latitude: number | null;
  longitude: number | null;
  is_private: boolean;
  is_pinned: boolean;
  comments: CommentData[];
  files: ShownFile[];
};
export type CommentData = {
  id: string;
  text: string;
  doc: Doc | null;
  author_id: string;
  author_name: string;
  created_at: string;
  version: number;
};

function useWrite<Asked>(write: (asked: Asked) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSettled: () =>
      Promise.all(
        ["timeline", "tasks", "deals", "leads", "today", "pipelines"].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

export function useAddNote({ kind, id }: About) {
  return useWrite((note: NewNote) =>
    unwrap(
      api.POST("/api/v1/notes", { body: { ...note, [`${kind}_id`]: id }, headers: onlyOnce() }),
    ),
  );
}

export function useRewriteNote() {
  return useWrite(({ note, doc }: { note: NoteData; doc: Doc }) =>
    unwrap(
      api.PATCH("/api/v1/notes/{note_id}", {
        params: { path: { note_id: note.note_id }, header: ifMatch(note.version) },
        body: { doc },
      }),
    ),
  );
}

export function usePinNote() {
  return useWrite(({ note, isPinned }: { note: NoteData; isPinned: boolean }) => {
    const params = { path: { note_id: note.note_id } };
    return isPinned
      ? unwrap(api.PUT("/api/v1/notes/{note_id}/pin", { params }))
      : unwrap(api.DELETE("/api/v1/notes/{note_id}/pin", { params }));
  });
}

export function useDeleteNote() {
  return useWrite((note: NoteData) =>
    unwrap(
      api.DELETE("/api/v1/notes/{note_id}", {
        params: { path: { note_id: note.note_id }, header: ifMatch(note.version) },
      }),
    ),
  );
}

export function useAddComment() {
  return useWrite(({ note_id, doc }: { note_id: string; doc: Doc }) =>
    unwrap(
      api.POST("/api/v1/notes/{note_id}/comments", {
        params: { path: { note_id } },
        body: { doc },
        headers: onlyOnce(),
      }),
    ),
  );
}

export function useDeleteComment() {
  return useWrite(({ id, version }: CommentData) =>
    unwrap(
      api.DELETE("/api/v1/comments/{comment_id}", {
        params: { path: { comment_id: id }, header: ifMatch(version) },
      }),
    ),
  );
}
