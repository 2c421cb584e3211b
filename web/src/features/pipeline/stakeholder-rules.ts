import type { Schema } from "@/api/client";

export type Stakeholder = Schema["StakeholderOut"];
export type Spot = Pick<Stakeholder, "attitude" | "influence">;

export const ATTITUDES = ["supportive", "neutral", "against"] as const;
export const INFLUENCES = ["high", "medium", "low"] as const;

/** Where an arrow key puts somebody; whoever stands nowhere yet begins in the middle. */
export function nextSpot(spot: Spot, key: string): Spot | undefined {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (!way) return undefined;
  const { attitude, influence } = spot;
  if (!attitude || !influence) {
    return { attitude: attitude ?? "neutral", influence: influence ?? "medium" };
  }
  return {
    attitude: ATTITUDES[ATTITUDES.indexOf(attitude) + (way[0] ?? 0)] ?? attitude,
    influence: INFLUENCES[INFLUENCES.indexOf(influence) + (way[1] ?? 0)] ?? influence,
  };
}

export function isAt(person: Spot, spot: Spot): boolean {
  return person.attitude === spot.attitude && person.influence === spot.influence;
}

/** Whoever is not known well enough to stand anywhere. */
export function isUnplaced({ attitude, influence }: Spot): boolean {
  return !attitude || !influence;
}

export function placed(people: Stakeholder[], personId: string, spot: Spot): Stakeholder[] {
  return people.map((one) => (one.person_id === personId ? { ...one, ...spot } : one));
}
