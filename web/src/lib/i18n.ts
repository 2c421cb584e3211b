import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";

export const LANGUAGES = ["zh-CN", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

const catalogues = import.meta.glob<Record<string, unknown>>("/src/locales/*/*.json", {
  import: "default",
});
const REMEMBERED = "headwater.language";

const lazily: BackendModule = {
  type: "backend",
  init() {},
  read(language, namespace, done) {
    const load = catalogues[`/src/locales/${language}/${namespace}.json`];
    if (!load) return done(new Error(`no catalogue ${language}/${namespace}`), null);
    load().then(
      (texts) => done(null, texts),
      (reason) => done(reason, null),
    );
  },
};

/** Ready when the first screen's texts are there. */
export async function startLanguage(): Promise<void> {
  i18next.on("languageChanged", (language) => {
    document.documentElement.lang = language;
  });
  await i18next
    .use(lazily)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(),
      fallbackLng: false,
      supportedLngs: LANGUAGES,
      ns: ["common"],
      defaultNS: "common",
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

/** Languages we do not speak (an old or foreign value) are English. */
export async function changeLanguage(wanted: string): Promise<void> {
  const language = isLanguage(wanted) ? wanted : "en";
  remember(language);
  if (i18next.language !== language) await i18next.changeLanguage(language);
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : "en";
}

function firstLanguage(): Language {
  const remembered = read();
  if (isLanguage(remembered)) return remembered;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

function read(): string | null {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // A browser that forgets asks the server again at the next start.
  }
}
