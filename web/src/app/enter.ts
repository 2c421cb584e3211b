import type { QueryClient } from "@tanstack/react-query";
import { redirect } from "@tanstack/react-router";

import { api, unwrap } from "@/api/client";
import { meQuery } from "@/api/me";
import { Problem } from "@/api/problem";
import { changeLanguage } from "@/lib/i18n";

/** Let a signed-in member through in their language; lead everyone else to the right door. */
export async function enterOrRedirect(client: QueryClient, next: string): Promise<void> {
  try {
    const me = await client.ensureQueryData(meQuery());
    await changeLanguage(me.member.language);
  } catch (error) {
    throw await doorFor(error, next);
  }
}

/** Where somebody goes who is not let in; what is no refusal of that kind stays an error. */
async function doorFor(error: unknown, next: string): Promise<unknown> {
  if (!(error instanceof Problem)) return error;
  if (error.code === "second_factor_needed") return redirect({ to: "/second-factor" });
  if (error.code === "company_sign_in_needed") {
    return redirect({ to: "/sign-in", search: { problem: error.code } });
  }
  if (error.status !== 401) return error;
  const { needed } = await unwrap(api.GET("/api/v1/setup"));
  if (needed) return redirect({ to: "/setup" });
  return redirect({ to: "/sign-in", search: next === "/" ? {} : { next } });
}
