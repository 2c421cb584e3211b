import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";

import type { Today } from "./queries";
import classes from "./today.module.css";
import { TodayItem } from "./today-item";
import { useToday } from "./use-today";
import { useTodayKeys } from "./use-today-keys";

/** The queue, what comes first at its head. */
export function TodayList({ today }: { today: Today }) {
  const { t } = useTranslation("today");
  const mayWrite = useMay("write");
  const state = useToday(today.items);
  const keys = useTodayKeys(today.items, state, mayWrite);
  const { at, mode, setMode, setAtId, hands, rows } = state;
  return (
    <>
      <ol className={classes.list} aria-label={t("list")} onKeyDown={keys}>
        {today.items.map((item) => (
          <TodayItem
            key={item.id}
            item={item}
            isAt={item.id === at?.id}
            mode={item.id === at?.id ? mode : undefined}
            onMode={(next) => {
              setAtId(item.id);
              setMode(next, item.id);
            }}
            onFocus={() => setAtId(item.id)}
            mayWrite={mayWrite}
            hands={hands}
            ref={(row) => {
              if (row) rows.current.set(item.id, row);
              else rows.current.delete(item.id);
            }}
          />
        ))}
      </ol>
      {mayWrite && <div className={classes.hint}>{t("keys")}</div>}
    </>
  );
}
