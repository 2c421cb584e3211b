type Choice = { value: string; label: string };

const made = new Map<string, Choice[]>();

/** All time zones with their name in the reader's language, so that 中国 or "Berlin" finds one. */
export function zones(language: string): Choice[] {
  const found = made.get(language);
  if (found) return found;
  // The list of places leaves out UTC, which servers and some browsers live in.
  const choices = ["UTC", ...Intl.supportedValuesOf("timeZone")].map((zone) => ({
    value: zone,
    label: `${zone.replaceAll("_", " ")} · ${nameOf(zone, language)}`,
  }));
  made.set(language, choices);
  return choices;
}

export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "Asia/Shanghai";
}

function nameOf(zone: string, language: string): string {
  const parts = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    timeZoneName: "shortOffset",
  }).formatToParts();
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
}
