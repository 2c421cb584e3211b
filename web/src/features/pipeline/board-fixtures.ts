import type { Board, Card } from "./rules";

/** Rows for tests: a card and a board of the columns given, as the server would answer them. */
export function cardOf(known: Partial<Card> = {}): Card {
  return {
    id: "desks",
    title: "Ten desks",
    value: "1000.00",
    currency: "CNY",
    status: "open",
    stage_id: "a",
    owner_id: "ada",
    owner_name: "Ada King",
    company_id: null,
    company_name: null,
    tags: [],
    source_id: null,
    expected_close_date: null,
    stage_entered_at: "2026-11-20T08:00:00Z",
    next_activity_at: null,
    next_activity_kind: "",
    next_activity_title: "",
    is_shared: false,
    custom: {},
    version: 1,
    ...known,
  };
}

const PROBABILITIES = [10, 50, 90];

export function boardOf(columns: Record<string, Card[]>): Board {
  return {
    pipeline_id: "sales",
    currency: "CNY",
    as_of: "2026-11-23T12:00:00Z",
    sort: "",
    stages: Object.entries(columns).map(([id, cards], position) => {
      const value = cards
        .filter(({ currency }) => currency === "CNY")
        .reduce((sum, card) => sum + Number(card.value), 0);
      const probability = PROBABILITIES[position] ?? 50;
      return {
        id,
        name: `Stage ${id}`,
        position,
        probability,
        limit_days: null,
        count: cards.length,
        value: value.toFixed(2),
        weighted_value: ((value * probability) / 100).toFixed(2),
        cards,
        next: null,
      };
    }),
  };
}
