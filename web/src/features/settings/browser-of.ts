// Order matters: Edge and WeChat call themselves Chrome too, and Chrome calls itself Safari.
const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger/, "WeChat"],
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** "Chrome · Windows" out of a user agent; "" when nothing in it is known. */
export function browserOf(userAgent: string): { name: string; isPhone: boolean } {
  const find = (table: [RegExp, string][]) => table.find(([known]) => known.test(userAgent))?.[1];
  return {
    name: [find(BROWSERS), find(SYSTEMS)].filter(Boolean).join(" · "),
    isPhone: /iPhone|Android|Mobile/.test(userAgent),
  };
}
