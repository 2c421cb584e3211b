import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";
import { Problem } from "@/api/problem";

import { dealKey } from "./queries";
import { refreshSoon } from "./refresh";

export type Criterion = Schema["CriterionOut"];
export type Judged = Schema["JudgedOut"];
export type DealCriteria = Schema["DealCriteriaOut"];

export function dealCriteriaQuery(dealId: string) {
  return queryOptions({
    queryKey: [...dealKey(dealId), "criteria"],
    queryFn: ({ signal }) => {
      const params = { path: { deal_id: dealId } };
      return unwrap(api.GET("/api/v1/deals/{deal_id}/criteria", { params, signal }));
    },
  });
}

/** Say that what only people can judge is so, or take it back. */
export function useTickCriterion(dealId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, isTicked }: { id: string; isTicked: boolean }) =>
      unwrap(
        api.PUT("/api/v1/deals/{deal_id}/criteria/{criterion_id}/tick", {
          params: { path: { deal_id: dealId, criterion_id: id } },
          body: { is_ticked: isTicked },
        }),
      ),
    onSuccess: (fresh) => client.setQueryData(dealCriteriaQuery(dealId).queryKey, fresh),
    onSettled: () => refreshSoon(client, 0),
  });
}

type Unmet = { criteria: Criterion[]; may_override: boolean };

/** What a refused move lacks; nothing when it was refused for another reason. */
export function unmetOf(error: unknown): Unmet | undefined {
  if (!(error instanceof Problem) || error.code !== "criteria_unmet") return undefined;
  return error.extension as Unmet;
}

/** Which ways on are closed to a deal and by what, as one text each; `won` is the way to the end. */
export function refusalsOf(found: DealCriteria | undefined): ReadonlyMap<string, string> {
  const sentences = new Map(found?.criteria.map(({ id, sentence }) => [id, sentence]));
  const closed = (found?.doors ?? []).filter(({ refused_by }) => refused_by.length > 0);
  return new Map(
    closed.map(({ stage_id, refused_by }) => [
      stage_id ?? "won",
      refused_by.map((id) => sentences.get(id) ?? "").join(" · "),
    ]),
  );
}

type ToFix = Pick<Criterion, "fix" | "params">;

/** Where a criterion is met: of fields of one's own the very field, which may have to be unfolded. */
function spotOf({ fix, params }: ToFix): HTMLElement | undefined {
  const spot = [...document.querySelectorAll<HTMLElement>(`[data-spot="${SPOTS[fix]}"]`)].at(-1);
  const own = OWN_FIELD.exec(params.field ?? params.filter ?? "")?.[0];
  if (!spot || !own) return spot;
  const field = spot.querySelector<HTMLElement>(`[data-field="${own}"]`);
  if (field) return field;
  spot.querySelector<HTMLElement>("[data-unfold][aria-expanded=false]")?.click();
  return undefined;
}

const OWN_FIELD = /custom\.[a-z][a-z0-9_]*/;
const SPOTS: Record<Criterion["fix"], string> = {
  fill_field: "fields",
  add_activity: "next",
  add_person: "people",
  answer_question: "scorecard",
  attach_file: "files",
  send_mail: "mail",
  tick: "criteria",
};
const PATIENCE = 30_000; // milliseconds a deal may take to open on a slow line

/** Lead the eye and the focus to the part of the deal where a criterion can be met. */
export function goToFix(criterion: ToFix, since = Date.now()): void {
  const spot = spotOf(criterion);
  if (!spot) {
    const hasGoneOn = document.activeElement?.matches("input, textarea, [contenteditable=true]");
    if (Date.now() - since > PATIENCE || hasGoneOn) return;
    requestAnimationFrame(() => goToFix(criterion, since));
    return;
  }
  spot.scrollIntoView({ block: "center", behavior: "smooth" });
  spot
    .querySelector<HTMLElement>("input:not([type=hidden]), button")
    ?.focus({ preventScroll: true });
}
