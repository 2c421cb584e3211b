import { queryOptions, useMutation } from "@tanstack/react-query";

import { api, unwrap } from "./client";
import { csrfToken } from "./csrf";
import { Problem } from "./problem";

const BASE = "/_allauth/browser/v1";

/** What else is asked of somebody whose password was right; nothing: they are in. */
export type NextStep = { types: string[] } | null;

export async function signIn(email: string, password: string): Promise<NextStep> {
  return nextStep(await ask("POST", "/auth/login", { email, password }, [401]));
}

function nextStep({ data }: Said): NextStep {
  const flow = data?.flows?.find(({ id, is_pending }) => is_pending && id === "mfa_authenticate");
  return flow ? { types: flow.types ?? [] } : null;
}

/** allauth says 401 when one is out, which is what was wanted. */
export async function signOut(): Promise<void> {
  await send("DELETE", "/auth/session", undefined, [401]);
}

/** Always succeeds, so that nobody learns who has an account. */
export async function askForReset(email: string): Promise<void> {
  await send("POST", "/auth/password/request", { email });
}

/** 401 means: changed, now sign in with it. */
export async function resetPassword(key: string, password: string): Promise<void> {
  await send("POST", "/auth/password/reset", { key, password }, [401]);
}

/** The first write of a browser needs Django's cookie. */
export async function ensureCsrf(): Promise<void> {
  if (!csrfToken()) await fetch(`${BASE}/config`);
}

type Flow = { id: string; is_pending?: boolean; types?: string[] };
/** How allauth answers; `Data` and `Meta` differ from door to door. */
export type Said<Data = { flows?: Flow[] }, Meta = Record<string, unknown>> = {
  status: number;
  data?: Data;
  meta?: Meta;
};

async function send(method: string, path: string, body?: unknown, fine: number[] = []) {
  await ask(method, path, body, fine);
}

/** Knock at one of allauth's doors. A 401 that asks who it is again is the problem `who_is_it`. */
export async function ask<Data, Meta>(
  method: string,
  path: string,
  body?: unknown,
  fine: number[] = [],
): Promise<Said<Data, Meta>> {
  if (method !== "GET") await ensureCsrf();
  const answer = await fetch(BASE + path, {
    method,
    headers: {
      "Content-Type": "application/json",
      "Accept-Language": document.documentElement.lang,
      "X-CSRFToken": csrfToken(),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Problem({ code: "offline", status: 0, detail: "" });
  });
  if (!answer.ok && !fine.includes(answer.status)) throw await refusal(answer);
  return (await answer.json().catch(() => ({ status: answer.status }))) as Said<Data, Meta>;
}

type Complaint = { message: string; code: string; param?: string };

async function refusal(answer: Response): Promise<Problem> {
  const said = (await answer.json().catch(() => ({}))) as { errors?: Complaint[] };
  const errors = said.errors ?? [];
  const fields = errors.filter(({ param }) => param).map(({ param, message }) => [param, message]);
  return new Problem({
    code: errors[0]?.code ?? `http_${answer.status}`,
    status: answer.status,
    detail: errors.map(({ message }) => message).join(" "),
    fields: Object.fromEntries(fields),
  });
}

type NewPassword = { current_password: string; new_password: string };

/** Say once more who it is, before something that matters. */
export async function confirmByPassword(password: string): Promise<void> {
  await send("POST", "/auth/reauthenticate", { password });
}

export async function confirmByCode(code: string): Promise<void> {
  await send("POST", "/auth/2fa/reauthenticate", { code });
}

/** The second step of signing in. */
export async function signInByCode(code: string): Promise<void> {
  await send("POST", "/auth/2fa/authenticate", { code });
}

export async function changePassword(passwords: NewPassword): Promise<void> {
  await send("POST", "/account/password/change", passwords);
}

type Session = { user?: { has_usable_password?: boolean }; flows?: Flow[] };

/** By what the one who is signed in can say once more who they are. */
export function sessionQuery() {
  return queryOptions({
    queryKey: ["factors", "session"],
    queryFn: async () => {
      const { data } = await ask<Session, unknown>("GET", "/auth/session");
      const factors = await ask<{ type: string }[], unknown>(
        "GET",
        "/account/authenticators",
        undefined,
        [403],
      );
      return {
        hasPassword: data?.user?.has_usable_password ?? true,
        types: (factors.data ?? []).map(({ type }) => type),
      };
    },
  });
}

/** The company sign-ins for the domain of an address, as soon as it has one. */
export function companiesQuery(email: string) {
  const domain = email.split("@")[1] ?? "";
  return queryOptions({
    queryKey: ["sign-in-ways", domain],
    enabled: /^[^\s@]+\.[^\s@.]{2,}$/.test(domain),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/sign-in-ways", { params: { query: { email: `x@${domain}` } }, signal }),
      ),
    select: (page) => page.items,
    staleTime: 60_000,
  });
}

type ToCompany = { id: string; process: "login" | "connect"; next: string };

/** Leave for the company; it sends the browser back to us. */
export function useGoToCompany() {
  return useMutation({
    meta: { quiet: true },
    mutationFn: async ({ id, process, next }: ToCompany) => {
      await ensureCsrf();
      const answer = await fetch(`${BASE}/auth/provider/redirect`, {
        method: "POST",
        headers: { "X-CSRFToken": csrfToken(), "Accept-Language": document.documentElement.lang },
        body: new URLSearchParams({ provider: id, process, callback_url: next }),
      });
      const said = (await answer.json().catch(() => ({}))) as { data?: { location?: string } };
      const location = said.data?.location;
      if (!location) {
        throw new Problem({ code: "company_unreachable", status: answer.status, detail: "" });
      }
      window.location.assign(location);
    },
  });
}
