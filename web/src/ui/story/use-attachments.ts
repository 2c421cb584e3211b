import { useQuery, useQueryClient } from "@tanstack/react-query";

import { sendFile } from "@/api/files";

import type { Uploading } from "@/ui/use-file-uploads";

export type Attachment = Uploading & { isDone: boolean; sending: Promise<unknown> };

/**
 * The files of a note that is being written. They are sent at once and wait on the server; like the
 * text they outlive a closed drawer.
 */
export function useAttachments(draft: readonly string[]) {
  const client = useQueryClient();
  const queryKey = [...draft, "files"];
  const { data: files } = useQuery<Attachment[]>({
    queryKey,
    queryFn: () => [],
    enabled: false,
    initialData: [],
  });
  const now = () => client.getQueryData<Attachment[]>(queryKey) ?? [];
  const set = (next: Attachment[]) => client.setQueryData(queryKey, next);
  const change = (id: string, part: Partial<Attachment>) =>
    set(now().map((one) => (one.id === id ? { ...one, ...part } : one)));
  const send = (id: string, file: File) =>
    sendFile({
      id,
      file,
      of: {},
      onProgress: (sent, isWaiting) => change(id, { sent, isWaiting }),
    }).then(
      () => change(id, { isDone: true, sent: file.size }),
      (error: unknown) => change(id, { error, isWaiting: false }),
    );
  return {
    files,
    add: (chosen: Iterable<File>) => {
      const fresh = [...chosen].map((file) => ({
        id: crypto.randomUUID() as string,
        file,
        sent: 0,
        isWaiting: false,
        isDone: false,
        sending: Promise.resolve() as Promise<unknown>,
      }));
      set([...now(), ...fresh]);
      for (const { id, file } of fresh) change(id, { sending: send(id, file) });
    },
    again: ({ id, file }: Attachment) => {
      change(id, { error: undefined });
      change(id, { sending: send(id, file) });
    },
    drop: (id: string) => set(now().filter((one) => one.id !== id)),
    /** Wait for what is on its way; give what has arrived and forget it. */
    take: async () => {
      await Promise.all(now().map(({ sending }) => sending));
      const done = now().filter((one) => one.isDone);
      set(now().filter((one) => !one.isDone));
      return done.map(({ id }) => id);
    },
  };
}
