import { UnstyledButton } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Filter, Kind } from "@/api/filters";
import chip from "@/ui/filter-chip.module.css";

import classes from "./filter.module.css";
import { FilterWords } from "./filter-words";
import { useFieldWords } from "./use-words";

type Props = { kind: Kind; filter: Filter; onOpen: () => void; onRemove: () => void };

/** One condition, or several in brackets, that can be opened and taken away. */
export function FilterPart({ kind, filter, onOpen, onRemove }: Props) {
  const { t } = useTranslation("filters");
  const { nameOf } = useFieldWords(kind);
  const name = "field" in filter ? nameOf(filter.field) : t("group");
  return (
    <span className={chip.chip} data-on>
      <UnstyledButton className={`${chip.name} ${classes.words}`} onClick={onOpen}>
        <span>
          <FilterWords kind={kind} filter={filter} />
        </span>
      </UnstyledButton>
      <UnstyledButton
        className={chip.clear}
        onClick={onRemove}
        aria-label={t("common:clearFilter", { filter: name })}
      >
        <IconX size={13} />
      </UnstyledButton>
    </span>
  );
}
