import { useState } from "react";

import { api, unwrap } from "@/api/client";
import { csrfToken } from "@/api/csrf";
import { Problem, problemOf } from "@/api/problem";
import { tellProblem } from "@/ui/toasts";
import type { Uploading } from "@/ui/use-file-uploads";

import type { Keeper } from "./draft";
import type { Outgoing } from "./queries";

const LARGEST_LETTER = 25_000_000;

/** Files on their way into a draft; one that is refused waits to be tried again or left. */
export function useEnclosures(keeper: Keeper, tooLarge: string) {
  const [uploads, setUploads] = useState<Uploading[]>([]);
  const change = (id: string, part: Partial<Uploading>) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const drop = (id: string) => setUploads((all) => all.filter((one) => one.id !== id));
  const send = async ({ id, file }: Pick<Uploading, "id" | "file">) => {
    change(id, { error: undefined });
    try {
      const { id: outgoing, enclosures } = await keeper.flush();
      const sum = enclosures.reduce((all, { size }) => all + size, file.size);
      if (sum > LARGEST_LETTER) throw tooLargeProblem(tooLarge);
      keeper.enclosed(await enclose(outgoing, file, (sent) => change(id, { sent })));
      drop(id);
    } catch (error) {
      change(id, { error });
    }
  };
  const add = async (files: Iterable<File>) => {
    const fresh = [...files].map((file) => ({
      id: crypto.randomUUID() as string,
      ...{ file, sent: 0, isWaiting: false },
    }));
    setUploads((all) => [...all, ...fresh]);
    for (const one of fresh) await send(one);
  };
  const takeOut = (enclosure_id: string) => {
    const path = { outgoing_id: keeper.now().kept?.id ?? "", enclosure_id };
    return unwrap(
      api.DELETE("/api/v1/outgoing/{outgoing_id}/enclosures/{enclosure_id}", { params: { path } }),
    ).then(keeper.enclosed, tellProblem);
  };
  return { uploads, add, again: send, drop, takeOut };
}

function tooLargeProblem(detail: string): Problem {
  return new Problem({ code: "too_large", status: 413, detail });
}

/** By XMLHttpRequest, which tells how far it is. */
function enclose(id: string, file: File, onProgress: (sent: number) => void): Promise<Outgoing> {
  const query = new URLSearchParams({ name: file.name, content_type: file.type });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/outgoing/${id}/enclosures?${query}`);
    request.responseType = "json";
    request.setRequestHeader("Accept-Language", document.documentElement.lang || "en");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-CSRFToken", csrfToken());
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onerror = () => reject(new Problem({ code: "offline", status: 0, detail: "" }));
    request.onload = () =>
      request.status < 400
        ? resolve(request.response as Outgoing)
        : reject(problemOf(request.response, request.status));
    request.send(file);
  });
}
