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
    throw error instanceof Problem ? ((await doorOf(error, next)) ?? error) : error;
  }
}

async function doorOf({ code, status }: Problem, next: string) {
  if (code === "second_factor_needed") return redirect({ to: "/second-factor" });
  if (code === "company_sign_in_needed") {
    return redirect({ to: "/sign-in", search: { problem: code } });
  }
  if (status !== 401) return null;
  const { needed } = await unwrap(api.GET("/api/v1/setup"));
  if (needed) return redirect({ to: "/setup" });
  return redirect({ to: "/sign-in", search: next === "/" ? {} : { next } });
}
