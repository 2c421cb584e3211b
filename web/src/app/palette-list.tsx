import { useTranslation } from "react-i18next";

import type { Action } from "@/ui/actions";
import { Kbd } from "@/ui/kbd";

import classes from "./palette.module.css";

type Props = {
  found: (Action & { hint: string })[];
  actions: Action[];
  chosen: number;
  onChoose: (action: Action) => void;
};

export function PaletteList({ found, actions, chosen, onChoose }: Props) {
  const { t } = useTranslation("common");
  return (
    <div className={classes.list} id="palette-list" role="listbox" aria-label={t("search")}>
      {found.map((entry, index) => (
        <Entry
          key={entry.name}
          {...{ entry, index, onChoose }}
          hint={entry.hint}
          isChosen={index === chosen}
        />
      ))}
      {found.length > 0 && actions.length > 0 && <div className={classes.line} />}
      {actions.map((entry, position) => {
        const index = found.length + position;
        return (
          <Entry key={entry.name} {...{ entry, index, onChoose }} isChosen={index === chosen} />
        );
      })}
    </div>
  );
}

type EntryProps = {
  entry: Action;
  index: number;
  isChosen: boolean;
  hint?: string;
  onChoose: (action: Action) => void;
};

function Entry({ entry, index, isChosen, hint, onChoose }: EntryProps) {
  return (
    // The field above keeps the focus and its keys move through the list, so the options need none.
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={`palette-${index}`}
      className={classes.entry}
      role="option"
      aria-selected={isChosen}
      ref={(element) => {
        if (isChosen) element?.scrollIntoView({ block: "nearest" });
      }}
      onClick={() => onChoose(entry)}
    >
      <span className={classes.icon}>{entry.icon}</span>
      <span className={classes.label}>{entry.label}</span>
      {hint && <span className={classes.hint}>{hint}</span>}
      {entry.keys && <Kbd keys={entry.keys} />}
    </div>
  );
}
