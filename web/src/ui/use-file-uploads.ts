import { useState } from "react";

import { type FilesOf, sendFile, useRefreshFiles } from "@/api/files";

export type Uploading = {
  id: string;
  file: File;
  sent: number;
  isWaiting: boolean;
  error?: unknown;
};

/** The files that are on their way to one record; one that failed waits to be tried again. */
export function useFileUploads(of: FilesOf) {
  const [uploads, setUploads] = useState<Uploading[]>([]);
  const refresh = useRefreshFiles();
  const change = (id: string, now: Partial<Uploading>) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...now } : one)));
  const dismiss = (id: string) => setUploads((all) => all.filter((one) => one.id !== id));
  const send = async ({ id, file }: Pick<Uploading, "id" | "file">) => {
    change(id, { error: undefined });
    try {
      const onProgress = (sent: number, isWaiting: boolean) => change(id, { sent, isWaiting });
      await sendFile({ id, file, of, onProgress });
      await refresh();
      dismiss(id);
    } catch (error) {
      change(id, { error, isWaiting: false });
    }
  };
  const add = (files: Iterable<File>) => {
    const news = [...files].map((file) => ({
      id: crypto.randomUUID() as string,
      file,
      sent: 0,
      isWaiting: false,
    }));
    setUploads((all) => [...all, ...news]);
    for (const one of news) void send(one);
  };
  return { uploads, add, again: (one: Uploading) => void send(one), dismiss };
}
