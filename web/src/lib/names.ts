type Named = { name_en: string; name_zh: string };

/** What something with two names is called in a language; in the other one where it has no own. */
export function nameIn(language: string, { name_en, name_zh }: Named): string {
  return language.startsWith("zh") ? name_zh || name_en : name_en || name_zh;
}
