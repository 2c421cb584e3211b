import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { When } from "@/ui/when";

import { useWords } from "../use-words";
import styles from "./forecast.module.css";
import { callsQuery, type Line, type Sheet } from "./queries";
import { useSheetScope } from "./use-sheet-scope";

/** Everything that was ever said of a line, the youngest first. */
export function CallHistory({ line, sheet }: { line: Line; sheet: Sheet }) {
  const { t } = useTranslation("forecast");
  const { ask } = useSheetScope();
  const words = useWords();
  const whose = line.kind === "team" ? { team_id: line.id } : { member_id: line.id };
  const { data } = useQuery(callsQuery({ ...ask, ...whose }));
  if (!data) return <Skeleton h={60} w={220} />;
  return (
    <ul className={styles.history}>
      {data.items.map((one) => (
        <li key={one.id}>
          <b>
            {one.amount === null
              ? t("calls.takenBack")
              : words.fullMoney(one.amount, sheet.currency)}
          </b>{" "}
          {one.is_override && t("calls.override")}
          {one.note && <div>{one.note}</div>}
          <small>
            {one.author_name} · <When at={one.made_at} />
          </small>
        </li>
      ))}
    </ul>
  );
}
