import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { ask } from "./session";

const DOORS = "/account/authenticators";

/** A second factor, as allauth tells of it; moments are seconds. */
export type Factor = {
  type: "totp" | "recovery_codes" | "webauthn";
  created_at: number;
  last_used_at: number | null;
  id?: number;
  name?: string;
  unused_code_count?: number;
  unused_codes?: string[];
};

/** Null for whoever came by their company: with what they sign in is its matter. */
export function factorsQuery() {
  return queryOptions({
    queryKey: ["factors"],
    queryFn: async () => {
      const { status, data } = await ask<Factor[], unknown>("GET", DOORS, undefined, [403]);
      return status === 403 ? null : (data ?? []);
    },
  });
}

type AppSecret = { secret: string; totp_url: string };

/** What an authenticator app has to know. Each time a new one, so never asked for again by itself. */
export function appSecretQuery() {
  return queryOptions({
    queryKey: ["app-secret"],
    queryFn: async () =>
      (await ask<unknown, AppSecret>("GET", `${DOORS}/totp`, undefined, [404])).meta ?? null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

function useFactorWrite<Input, Output>(write: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: write,
    onSettled: () => client.invalidateQueries({ queryKey: ["factors"] }),
  });
}

export function useAddApp() {
  return useFactorWrite((code: string) => ask("POST", `${DOORS}/totp`, { code }));
}

export function useRemoveApp() {
  return useFactorWrite(() => ask("DELETE", `${DOORS}/totp`));
}

/** The codes are told once; from then on only how many are left. */
export function useReadCodes() {
  return useFactorWrite(
    async () => (await ask<Factor, unknown>("GET", `${DOORS}/recovery-codes`)).data,
  );
}

export function useRenewCodes() {
  return useFactorWrite(
    async () => (await ask<Factor, unknown>("POST", `${DOORS}/recovery-codes`)).data,
  );
}

type Creation = { creation_options: { publicKey: PublicKeyCredentialCreationOptionsJSON } };
type Request = { request_options: { publicKey: PublicKeyCredentialRequestOptionsJSON } };

export function useAddPasskey() {
  return useFactorWrite(async (name: string) => {
    const { data } = await ask<Creation, unknown>("GET", `${DOORS}/webauthn?passwordless`);
    const credential = await startRegistration({
      optionsJSON: needed(data).creation_options.publicKey,
    });
    return ask("POST", `${DOORS}/webauthn`, { name, credential });
  });
}

export function useRemovePasskey() {
  return useFactorWrite((id: number) =>
    ask("DELETE", `${DOORS}/webauthn`, { authenticators: [id] }),
  );
}

/** Sign in without a password, take the second step, or say once more who it is. */
export async function passkeyAt(door: "login" | "authenticate" | "reauthenticate") {
  const path = `/auth/webauthn/${door}`;
  const { data } = await ask<Request, unknown>("GET", path);
  const credential = await startAuthentication({
    optionsJSON: needed(data).request_options.publicKey,
  });
  await ask("POST", path, { credential });
}

/** Passkeys need a name: browsers know none for a bare address. */
export function arePasskeysPossible(): boolean {
  const { hostname } = window.location;
  return window.isSecureContext && "credentials" in navigator && !/^[\d.:[\]]+$/.test(hostname);
}

function needed<T>(data: T | undefined): T {
  if (data === undefined) throw new Error("allauth said nothing");
  return data;
}
