import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";

import classes from "@/ui/data-table.module.css";
import type { Selection } from "./use-selection";

type Props = { selection: Selection; id: string; name: string };

/** Choose one row of a table. */
export function Tick({ selection, id, name }: Props) {
  const { t } = useTranslation("common");
  return (
    <td className={classes.tick}>
      <Checkbox
        size="xs"
        aria-label={t("bulk.choose", { name })}
        checked={selection.all !== null || selection.ids.has(id)}
        disabled={selection.all !== null}
        onClick={(event) => event.stopPropagation()}
        onChange={() => selection.toggle(id)}
      />
    </td>
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
