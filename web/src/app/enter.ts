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
    if (error instanceof Problem && error.code === "second_factor_needed") {
      throw redirect({ to: "/second-factor" });
    }
    if (error instanceof Problem && error.code === "company_sign_in_needed") {
      throw redirect({ to: "/sign-in", search: { problem: error.code } });
    }
    if (!(error instanceof Problem) || error.status !== 401) throw error;
    const { needed } = await unwrap(api.GET("/api/v1/setup"));
    throw needed
      ? redirect({ to: "/setup" })
      : redirect({ to: "/sign-in", search: next === "/" ? {} : { next } });
  }
}
