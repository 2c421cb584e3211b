import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";

import classes from "@/ui/data-table.module.css";
import type { Selection } from "./use-selection";

type Props = { selection: Selection; id: string; name: string; order: string[] };

/** Choose one row of a table. */
export function Tick(props: Props) {
  return (
    <td className={classes.tick}>
      <TickBox {...props} />
    </td>
  );
}

/** Choose one record; with Shift, all from the one that was chosen last, in the order they stand. */
export function TickBox({ selection, id, name, order, className }: Props & { className?: string }) {
  const { t } = useTranslation("common");
  return (
    <Checkbox
      size="xs"
      className={className ?? ""}
      aria-label={t("bulk.choose", { name })}
      checked={selection.all !== null || selection.ids.has(id)}
      disabled={selection.all !== null}
      onClick={(event) => event.stopPropagation()}
      onChange={({ nativeEvent }) => {
        const isReach = nativeEvent instanceof MouseEvent && nativeEvent.shiftKey;
        if (isReach) selection.reach(id, order);
        else selection.toggle(id);
      }}
    />
  );
}

/** Choose all rows that are loaded, or none. */
export function TickAll({ selection, ids }: { selection: Selection; ids: string[] }) {
  const { t } = useTranslation("common");
  const { count, clear, choose } = selection;
  return (
    <Checkbox
      size="xs"
      aria-label={t("bulk.chooseShown")}
      checked={count > 0 && count >= ids.length}
      indeterminate={count > 0 && count < ids.length}
      onChange={() => (count > 0 ? clear() : choose(ids))}
    />
  );
}
