const HAN = /\p{Script=Han}/u;

/** 王小明 → 小明, 李雷 → 李雷, 王伟 → 王伟, "Ada King Lovelace" → AL, "" → "?". */
export function initials(name: string): string {
  const trimmed = name.trim();
  if (!trimmed) return "?";
  const han = [...trimmed].filter((character) => HAN.test(character));
  if (han.length) return han.slice(-2).join("");
  const words = trimmed.split(/[\s._-]+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
