// Both languages say the same things: same files, same keys, same variables; every key used exists and every key is used.
import { globSync, readFileSync } from "node:fs";

const LANGUAGES = ["zh-CN", "en"];
const PLURAL = /_(zero|one|two|few|many|other)$/;
const problems = [];

const catalogues = Object.fromEntries(LANGUAGES.map((language) => [language, read(language)]));
compare();
checkUse();

if (problems.length) {
  console.error(problems.join("\n"));
  process.exit(1);
}
console.log(`locales: ${Object.keys(catalogues.en).length} texts, both languages complete`);

function read(language) {
  const texts = {};
  for (const file of globSync(`src/locales/${language}/*.json`)) {
    const namespace = file.split("/").at(-1).replace(".json", "");
    flatten(JSON.parse(readFileSync(file, "utf8")), `${namespace}:`, texts);
  }
  return texts;
}

function flatten(node, prefix, into) {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === "string") into[prefix + key] = value;
    else flatten(value, `${prefix}${key}.`, into);
  }
}

/** Chinese has no plural forms: `count_one` and `count_other` are one text there. */
function stem(key) {
  return key.replace(PLURAL, "");
}

function compare() {
  const stems = LANGUAGES.map((language) => new Set(Object.keys(catalogues[language]).map(stem)));
  LANGUAGES.forEach((language, i) => {
    const missing = [...stems[1 - i]].filter((key) => !stems[i].has(key));
    problems.push(...missing.map((key) => `${language} lacks ${key}`));
    const empty = Object.entries(catalogues[language]).filter(([, text]) => !text.trim());
    problems.push(...empty.map(([key]) => `${language} ${key} is empty`));
  });
  for (const [key, text] of Object.entries(catalogues.en)) {
    const other = catalogues["zh-CN"][key] ?? catalogues["zh-CN"][`${stem(key)}_other`];
    if (other && variables(text, key) !== variables(other, key)) {
      problems.push(`${key}: the languages name different variables`);
    }
  }
}

/** `count` may be missing where a plural form spells the number. */
function variables(text, key) {
  const names = [...text.matchAll(/{{\s*-?\s*(\w+)/g)].map((found) => found[1]);
  return [...new Set(names)]
    .filter((name) => !(PLURAL.test(key) && name === "count"))
    .sort()
    .join();
}

function checkUse() {
  const known = new Set(Object.keys(catalogues.en).map(stem));
  const used = new Set();
  const prefixes = [];
  for (const file of globSync("src/**/*.{ts,tsx}")) {
    if (file.includes("schema.gen") || file.includes(".test.")) continue;
    const source = readFileSync(file, "utf8");
    for (const key of keysAsked(source)) {
      if (key.includes("${")) prefixes.push(key.split("${")[0]);
      else if (known.has(key)) used.add(key);
      else problems.push(`${file} uses ${key}, which is in no catalogue`);
    }
    // Keys that travel as data ("ns:key" in any string) count as used.
    for (const [, key] of source.matchAll(/["'`](\w+:[\w.]+)["'`]/g)) used.add(key);
  }
  const idle = [...known].filter(
    (key) => !used.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  problems.push(...idle.map((key) => `${key} is used nowhere`));
}

function keysAsked(source) {
  const namespace = source.match(/useTranslation\(\s*(?:\[\s*)?"(\w+)"/)?.[1] ?? "common";
  return [...source.matchAll(/\bt\(\s*(["`])([^"`]+)\1/g)].map(([, , key]) =>
    key.includes(":") ? key : `${namespace}:${key}`,
  );
}
