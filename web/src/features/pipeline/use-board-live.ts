import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";

import { useLive } from "@/api/live";
import { useMe } from "@/api/me";
import type { LiveEvent } from "@/api/stream";

import { rememberVersion } from "./deal-writes";
import { boardQuery, dealKey, fetchDeal } from "./queries";
import { refreshSoon } from "./refresh";
import { type Board, type Change, type Deal, findCard, withChange } from "./rules";
import { slideCard } from "./slide";
import type { BoardAsk } from "./use-more-cards";

const RECONCILE = 4000;
const GONE = ["deal.closed", "deal.deleted"];

/**
 * What colleagues do, shown as they do it: one deal is read, its card goes where it belongs, and only
 * the columns it leaves and enters are drawn anew. The totals are asked again when it is quiet.
 */
export function useBoardLive({ pipelineId, filters, sort }: BoardAsk) {
  const client = useQueryClient();
  const me = useMe().member.id;
  const [arrivals, setArrivals] = useState<ReadonlyMap<string, number>>(new Map());
  const { queryKey } = boardQuery(pipelineId, filters, sort);
  const isFiltered = Object.keys(filters).length > 0;

  const markSeen = useCallback((stageId: string) => {
    setArrivals((before) => new Map([...before].filter(([id]) => id !== stageId)));
  }, []);
  const show = async (event: LiveEvent, dealId: string) => {
    const deal = await dealNow(event.name, dealId);
    const board = client.getQueryData<Board>(queryKey);
    if (!board) return;
    const change = asChange(event, dealId, deal, pipelineId);
    const known = findCard(board, dealId);
    if (change.kind === "leave" && !known) return;
    await slideCard(dealId, () => client.setQueryData(queryKey, withChange(board, change)));
    if (deal && client.getQueryData(dealKey(dealId))) rememberVersion(client, deal);
    if (change.kind === "come" && known?.stage_id !== change.card.stage_id) {
      setArrivals((before) => counted(before, change.card.stage_id));
    }
  };
  useLive((event) => {
    const { subject_kind: kind, subject_id: id, actor_id: actor, deal_id: dealId } = event.data;
    if (kind !== "deal" || !id) return dealId ? refreshSoon(client, 1000) : undefined;
    if (actor === me && isShown(client.getQueryData<Board>(queryKey), event)) return;
    if (isFiltered) return refreshSoon(client, 1000);
    void show(event, id);
    refreshSoon(client, RECONCILE);
  });
  return { arrivals, markSeen };
}

/** The deal as it is; null when it has gone or is not shown to us. */
async function dealNow(eventName: string, dealId: string): Promise<Deal | null> {
  if (GONE.includes(eventName)) return null;
  return fetchDeal(dealId).catch(() => null);
}

/** Our own change comes back to us as well: the board already shows it. */
function isShown(board: Board | undefined, { name, data }: LiveEvent): boolean {
  const card = board && findCard(board, data.subject_id ?? "");
  if (name === "deal.moved") return card?.stage_id === data.to_stage_id;
  return GONE.includes(name) && !card;
}

function asChange(
  { name, data }: LiveEvent,
  dealId: string,
  deal: Deal | null,
  pipelineId: string,
): Change {
  if (deal?.pipeline_id !== pipelineId || deal.status !== "open") return { kind: "leave", dealId };
  const left = name === "deal.moved" ? (data.from_stage_id as string) : undefined;
  return { kind: "come", card: deal, fromStageId: left };
}

function counted(before: ReadonlyMap<string, number>, stageId: string) {
  return new Map(before).set(stageId, (before.get(stageId) ?? 0) + 1);
}
