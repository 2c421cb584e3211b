import type { QueryClient } from "@tanstack/react-query";

import { api, ifMatch, type Schema, unwrap } from "@/api/client";
import { Problem } from "@/api/problem";

import { dealKey, fetchDeal } from "./queries";
import { type Board, type Deal, findCard } from "./rules";

/** What may be changed of a deal by itself. */
export type DealPatch = Schema["DealPatch"];

const turns = new Map<string, Promise<unknown>>();

/** Writes to one deal wait for each other, so that each knows the version the last one made. */
export function inTurn<T>(dealId: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(dealId) ?? Promise.resolve();
  const mine = before.then(work, work);
  turns.set(dealId, mine);
  const forget = () => turns.get(dealId) === mine && turns.delete(dealId);
  mine.then(forget, forget);
  return mine;
}

/**
 * Write with the newest version we know of.
 *
 * When a colleague was faster (412) look at the deal as it is now: if that other change does not
 * concern ours, send ours again; otherwise the refusal stands.
 */
export async function writeDeal<T>(
  client: QueryClient,
  dealId: string,
  send: (version: number) => Promise<T>,
  isUntouched: (fresh: Deal) => boolean,
): Promise<T> {
  try {
    return await send(knownVersion(client, dealId) ?? (await fetchDeal(dealId)).version);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 412) throw error;
    const fresh = await fetchDeal(dealId);
    rememberVersion(client, fresh);
    if (!isUntouched(fresh)) throw error;
    return await send(fresh.version);
  }
}

/** The version any screen of ours has seen last. */
function knownVersion(client: QueryClient, dealId: string): number | undefined {
  const seen = [client.getQueryData<Deal>(dealKey(dealId))?.version];
  for (const [, board] of boardsOf(client)) seen.push(board && findCard(board, dealId)?.version);
  const versions = seen.filter((version) => version !== undefined);
  return versions.length ? Math.max(...versions) : undefined;
}

/** The next write to this deal builds on what the server has just answered. */
export function rememberVersion(client: QueryClient, deal: Deal): void {
  client.setQueryData<Deal>(dealKey(deal.id), deal);
}

/** Every board in the cache, whatever pipeline and filter. */
export function boardsOf(client: QueryClient) {
  return client.getQueriesData<Board>({
    queryKey: ["pipelines"],
    predicate: ({ queryKey }) => queryKey[2] === "board",
  });
}

export function putStage(
  dealId: string,
  body: Schema["DealStageIn"],
  version: number,
): Promise<Deal> {
  const params = { path: { deal_id: dealId } };
  const headers = ifMatch(version);
  return unwrap(api.PUT("/api/v1/deals/{deal_id}/stage", { params, headers, body }));
}

export function putStatus(
  dealId: string,
  body: Schema["DealStatusIn"],
  version: number,
): Promise<Deal> {
  const params = { path: { deal_id: dealId } };
  const headers = ifMatch(version);
  return unwrap(api.PUT("/api/v1/deals/{deal_id}/status", { params, headers, body }));
}

/** Beside what others changed since that version, unless both are of the same fields. */
export function patchDeal(dealId: string, body: DealPatch, version: number): Promise<Deal> {
  const params = { path: { deal_id: dealId }, query: { merge: true } };
  return unwrap(api.PATCH("/api/v1/deals/{deal_id}", { params, headers: ifMatch(version), body }));
}

export function deleteDeal(dealId: string, version: number): Promise<object | undefined> {
  const params = { path: { deal_id: dealId } };
  return unwrap(api.DELETE("/api/v1/deals/{deal_id}", { params, headers: ifMatch(version) }));
}
