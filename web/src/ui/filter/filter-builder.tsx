import { Button, Loader } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Suspense, useContext, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";

import { type Filter, filterQuery, type Kind, useFilterText } from "@/api/filters";
import { usePlace } from "@/lib/place";
import { lazyLater } from "@/lib/standing";
import { ChipsSlot } from "@/ui/page";

import { FilterFrame } from "./filter-frame";
import { allOf, partsOf } from "./rules";

const FilterPanel = lazyLater(async () => (await import("./filter-panel")).FilterPanel);
const FilterPart = lazyLater(async () => (await import("./filter-part")).FilterPart);

/** Conditions on any field: each a chip, all of them together in one panel. The address keeps them. */
export function FilterBuilder({ kind }: { kind: Kind }) {
  const { t } = useTranslation("filters");
  const { search, set } = usePlace();
  const [isOpen, setOpen] = useState(false);
  const text = search.filter ?? "";
  const { data: forms, error } = useQuery(filterQuery(kind, text));
  const { mutate, reset, error: refusal } = useFilterText(kind);
  const show = (filter: string) => set({ filter: filter || undefined }, { replace: true });
  const change = (wanted: Filter | string | null) => {
    if (wanted) mutate(wanted, { onSuccess: (written) => show(written.text) });
    else show("");
  };
  const parts = text ? partsOf(forms?.tree) : [];
  const open = (next: boolean) => {
    reset();
    setOpen(next);
  };
  const row = useContext(ChipsSlot);
  const chips = parts.map((part, index) => (
    <FilterPart
      key={JSON.stringify(part)}
      kind={kind}
      filter={part}
      onOpen={() => open(true)}
      onRemove={() => change(allOf(parts.filter((_, other) => other !== index)))}
    />
  ));
  return (
    <>
      <FilterFrame
        isOpen={isOpen}
        onOpen={open}
        target={
          <Button
            size="compact-sm"
            flex="none"
            variant={error ? "light" : "subtle"}
            color={error ? "red" : "gray"}
            leftSection={<IconFilter size={15} />}
            aria-expanded={isOpen}
            onClick={() => open(!isOpen)}
          >
            {error ? t("broken") : t("filter")}
          </Button>
        }
      >
        <Suspense fallback={<Loader size="sm" />}>
          <FilterPanel
            kind={kind}
            text={text}
            tree={text ? forms?.tree : null}
            error={refusal ?? error}
            onChange={change}
          />
        </Suspense>
      </FilterFrame>
      <Suspense>{row ? createPortal(chips, row) : chips}</Suspense>
    </>
  );
}
