import { csrfToken } from "./csrf";
import { Problem } from "./problem";

const BASE = "/_allauth/browser/v1";

export async function signIn(email: string, password: string): Promise<void> {
  await send("POST", "/auth/login", { email, password });
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

async function send(method: string, path: string, body?: unknown, fine: number[] = []) {
  await ensureCsrf();
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

export async function changePassword(passwords: NewPassword): Promise<void> {
  await send("POST", "/account/password/change", passwords);
}
