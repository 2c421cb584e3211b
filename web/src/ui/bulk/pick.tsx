import { useTranslation } from "react-i18next";

import classes from "./pick.module.css";

type Props = { name: string; isPicked: boolean; onPick: () => void };

/** Choose one card of a board. As there are thousands, it is the browser's own box in Mantine's clothes. */
export function Pick({ name, isPicked, onPick }: Props) {
  const { t } = useTranslation("common");
  return (
    <input
      type="checkbox"
      className={classes.pick}
      aria-label={t("bulk.choose", { name })}
      tabIndex={-1}
      checked={isPicked}
      onClick={(event) => event.stopPropagation()}
      onChange={onPick}
    />
  );
}
