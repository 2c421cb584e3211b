import type { usePlace } from "@/lib/place";

type Search = ReturnType<typeof usePlace>["search"];

// Whose records and of when is the cell's; the page is asked as it was.
const ITS_OWN = { owner: undefined, from: undefined, to: undefined };
const DUE = { due_from: undefined, due_to: undefined };

export function targetsBack({ measure, span, day, at, page_team: team }: Search) {
  return { ...ITS_OWN, ...DUE, measure, span, day, at, team };
}

export function callsBack({ unit, start, category, basis }: Search) {
  return { ...ITS_OWN, ...DUE, team: undefined, unit, start, category, basis };
}

export function forecastBack({ page_owner, page_team, everywhere, ahead, zombies }: Search) {
  return { ...ITS_OWN, ...DUE, owner: page_owner, team: page_team, everywhere, ahead, zombies };
}
