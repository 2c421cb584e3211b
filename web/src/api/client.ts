import createClient, { type Middleware } from "openapi-fetch";

import { csrfToken } from "./csrf";
import { withAge } from "./older";
import { withOperation } from "./operations";
import { Problem, problemOf } from "./problem";
import type { components, paths } from "./schema.gen";

/** Every type of the wire: `Schema["DealOut"]`. Writing one by hand is a bug. */
export type Schema = components["schemas"];

const sayWhoAndHow: Middleware = {
  onRequest({ request }) {
    request.headers.set("Accept-Language", document.documentElement.lang || "en");
    if (request.method !== "GET") request.headers.set("X-CSRFToken", csrfToken());
    return request;
  },
};

/** The typed client. Paths start with /api/v1. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: (request) => fetch(request),
});
api.use(sayWhoAndHow);

type Answer<T> = Promise<{ data?: T; error?: unknown; response: Response }>;

/** Turn an answer into its data, or throw what the server said as a `Problem`. */
export async function unwrap<T>(answer: Answer<T>): Promise<T> {
  const { data, error, response } = await answer.catch((reason: unknown) => {
    if (reason instanceof DOMException && reason.name === "AbortError") throw reason;
    throw new Problem({ code: "offline", status: 0, detail: "" });
  });
  if (!response.ok) throw problemOf(error, response.status);
  return withOperation(withAge(data as T, response), response);
}

/** Headers for PATCH, PUT and DELETE of a record: refuse if a colleague was faster (412). */
export function ifMatch(version: number) {
  return { "If-Match": `"${version}"` };
}

/** Headers for a POST that must not happen twice when it is sent again. */
export function onlyOnce(key: string = crypto.randomUUID()) {
  return { "Idempotency-Key": key };
}
