import { useTranslation } from "react-i18next";

import classes from "@/ui/board/card.module.css";

const HUES = 6;
const SHOWN = 4;

/** Tags as dots, the names on hover: a card has no room for words. */
export function TagDots({ tags }: { tags: string[] }) {
  const { t } = useTranslation("pipeline");
  if (tags.length === 0) return null;
  const names = tags.join(t("common:listSeparator"));
  return (
    <span className={classes.dots} role="img" title={names} aria-label={t("tagsAre", { names })}>
      {tags.slice(0, SHOWN).map((tag) => (
        <span key={tag} className={classes.dot} data-hue={hueOf(tag)} />
      ))}
    </span>
  );
}

function hueOf(tag: string): number {
  let sum = 0;
  for (const character of tag) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return sum % HUES;
}
