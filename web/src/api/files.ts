import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, type Schema, unwrap } from "./client";
import { csrfToken } from "./csrf";
import { Problem } from "./problem";

type StoredFile = Schema["StoredFileOut"];
/** What a row shows of a file, also of one that a timeline tells of. */
export type ShownFile = Pick<
  StoredFile,
  "id" | "name" | "size" | "content_type" | "author_id" | "author_name" | "created_at" | "version"
>;
/** About nothing: it waits for the note that is being written. */
export type FilesOf = {
  deal_id?: string;
  company_id?: string;
  person_id?: string;
  lead_id?: string;
};
type Upload = Schema["UploadOut"];

const PIECE = 2 * 1024 * 1024;
const MOST_TRIES = 8;

/** The files of one record, the latest first. */
export function filesQuery(of: FilesOf) {
  return queryOptions({
    queryKey: ["files", of],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/files", { params: { query: of }, signal })),
    select: (page) => page.items,
  });
}

export function contentUrl(id: string): string {
  return `/api/v1/files/${id}/content`;
}

/** Pictures the server draws anew; other files have no preview. */
export function hasPreview({ content_type }: ShownFile): boolean {
  return /^image\/(png|jpeg|gif|webp)$/.test(content_type);
}

export function previewUrl(id: string): string {
  return `/api/v1/files/${id}/preview`;
}

/** What shows files is read again. */
export function useRefreshFiles() {
  const client = useQueryClient();
  return () =>
    Promise.all(["files", "timeline"].map((key) => client.invalidateQueries({ queryKey: [key] })));
}

/** `onDeleted` is told even though the row that asked is gone by then. */
export function useDeleteFile(onDeleted: (file: ShownFile) => void) {
  const refresh = useRefreshFiles();
  return useMutation({
    mutationFn: ({ id, version }: ShownFile) =>
      unwrap(
        api.DELETE("/api/v1/files/{file_id}", {
          params: { path: { file_id: id }, header: ifMatch(version) },
        }),
      ),
    onSuccess: (_nothing, file) => {
      onDeleted(file);
      return refresh();
    },
  });
}

export function useRenameFile() {
  const onSettled = useRefreshFiles();
  return useMutation({
    mutationFn: ({ file, name }: { file: ShownFile; name: string }) =>
      unwrap(
        api.PATCH("/api/v1/files/{file_id}", {
          params: { path: { file_id: file.id }, header: ifMatch(file.version) },
          body: { name },
        }),
      ),
    onSettled,
  });
}

/** Let files that wait for it belong to a note. */
export function addNoteFiles(note_id: string, file_ids: string[]) {
  const params = { path: { note_id } };
  return unwrap(api.POST("/api/v1/notes/{note_id}/files", { params, body: { file_ids } }));
}

export function useRestoreFile() {
  const onSuccess = useRefreshFiles();
  return useMutation({
    mutationFn: (record_id: string) =>
      unwrap(
        api.POST("/api/v1/trash/{kind}/{record_id}/restoration", {
          params: { path: { kind: "file", record_id } },
        }),
      ),
    onSuccess,
  });
}

type Sending = {
  id: string;
  file: File;
  of: FilesOf;
  /** Told after each piece; `isWaiting` while the connection is lost. */
  onProgress: (sent: number, isWaiting: boolean) => void;
};

/** Send a file piece by piece. After a cut the server is asked how far it is, and it goes on. */
export async function sendFile({ id, file, of, onProgress }: Sending): Promise<void> {
  let sent = 0;
  for (let tries = 0; ; tries++) {
    try {
      let upload = await announce(id, file, of);
      while (!upload.file) {
        onProgress(upload.offset, false);
        if (upload.offset > sent) tries = 0;
        sent = upload.offset;
        upload = await sendPiece(upload, file);
      }
      return;
    } catch (problem) {
      if (tries >= MOST_TRIES || !isPassing(problem)) throw problem;
      onProgress(sent, true);
      await pause(Math.min(1000 * 2 ** tries, 15_000));
    }
  }
}

/** Announcing the same id again says how much of it is there. */
function announce(id: string, { name, size }: File, of: FilesOf): Promise<Upload> {
  return unwrap(api.POST("/api/v1/uploads", { body: { id, name, size, ...of } }));
}

async function sendPiece({ id, offset }: Upload, file: File): Promise<Upload> {
  const answer = fetch(`/api/v1/uploads/${id}`, {
    method: "PATCH",
    body: file.slice(offset, offset + PIECE),
    headers: {
      "Accept-Language": document.documentElement.lang || "en",
      "Content-Type": "application/octet-stream",
      "Upload-Offset": String(offset),
      "X-CSRFToken": csrfToken(),
    },
  }).then(async (response) => {
    const body: unknown = await response.json().catch(() => undefined);
    return { data: body as Upload, error: body, response };
  });
  return unwrap(answer);
}

/** A lost connection, a server that starts again, or an offset that is not the server's. */
function isPassing(problem: unknown): boolean {
  return (
    problem instanceof Problem &&
    (problem.status === 0 || problem.status >= 502 || problem.code === "wrong_offset")
  );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((go) => setTimeout(go, milliseconds));
}
