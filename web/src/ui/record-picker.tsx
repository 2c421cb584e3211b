import { Combobox, InputBase, Loader, ScrollArea, Text, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, unwrap } from "@/api/client";

/** A known record has an id; one to be created only a name. */
export type Picked = { id?: string; name: string };

type Props = {
  kind: "company" | "person";
  label: string;
  value: Picked | null;
  onChange: (picked: Picked | null) => void;
  placeholder?: string;
  error?: string;
  /** In a popover the offers belong to it: a click on one is not a click outside. */
  isInPopover?: boolean;
  /** Among facts: the label is only heard. */
  isQuiet?: boolean;
  /** Only what there is can be picked: nothing new is offered or made of what was typed. */
  isKnownOnly?: boolean;
};

/** Search a company or person, or name a new one. */
export function RecordPicker({
  kind,
  label,
  value,
  onChange,
  placeholder,
  error,
  isInPopover = false,
  isQuiet = false,
  isKnownOnly = false,
}: Props) {
  const { t } = useTranslation("common");
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const [typed, setTyped] = useState<string | null>(null);
  const [query] = useDebouncedValue((typed ?? "").trim(), 150);
  const found = useQuery({ ...foundQuery(kind, query), enabled: box.dropdownOpened });
  const items = found.data ?? [];
  const isKnown = items.some((item) => item.name === query);
  // Before the answer is there nobody knows whether it would be a second one of the same name.
  const isNew = !isKnownOnly && query && found.isSuccess && !isKnown;

  const choose = (id: string) => {
    onChange(id === "new" ? { name: query } : (items.find((item) => item.id === id) ?? null));
    setTyped(null);
    box.closeDropdown();
  };
  return (
    <Combobox store={box} onOptionSubmit={choose} withinPortal={!isInPopover}>
      <Combobox.Target>
        <InputBase
          label={isQuiet ? undefined : label}
          aria-label={isQuiet ? label : undefined}
          size={isQuiet ? "xs" : "sm"}
          placeholder={placeholder}
          error={error}
          value={typed ?? value?.name ?? ""}
          rightSection={found.isFetching ? <Loader size={14} /> : <Combobox.Chevron />}
          rightSectionPointerEvents="none"
          onFocus={() => box.openDropdown()}
          onClick={() => box.openDropdown()}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            if (!event.currentTarget.value) onChange(null);
            box.openDropdown();
            box.updateSelectedOptionIndex();
          }}
          onBlur={() => {
            // A name that was typed and not chosen is meant as a new record, never lost.
            const name = typed?.trim();
            const known = items.find((item) => item.name === name);
            if (known) onChange(known);
            else if (name && !isKnownOnly) onChange({ name });
            setTyped(null);
            box.closeDropdown();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label}>
          <ScrollArea.Autosize mah={240} type="scroll">
            {items.map((item) => (
              <Combobox.Option key={item.id} value={item.id}>
                <Text size="sm">{item.name}</Text>
                {item.hint && (
                  <Text size="xs" c="dimmed">
                    {item.hint}
                  </Text>
                )}
              </Combobox.Option>
            ))}
          </ScrollArea.Autosize>
          {isNew && (
            <Combobox.Option value="new">{t("createNamed", { name: query })}</Combobox.Option>
          )}
          {!isNew && items.length === 0 && !found.isFetching && (
            <Combobox.Empty>{query ? t("noneOfThatName") : t("typeToSearch")}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function foundQuery(kind: Props["kind"], q: string) {
  return {
    queryKey: [kind === "company" ? "companies" : "people", "pick", q],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      kind === "company" ? findCompanies(q, signal) : findPeople(q, signal),
  };
}

async function findCompanies(q: string, signal: AbortSignal) {
  const query = { q, limit: 8 };
  const page = await unwrap(api.GET("/api/v1/companies", { params: { query }, signal }));
  return page.items.map(({ id, name, domain }) => ({ id, name, hint: domain }));
}

async function findPeople(q: string, signal: AbortSignal) {
  const query = { q, limit: 8 };
  const page = await unwrap(api.GET("/api/v1/people", { params: { query }, signal }));
  return page.items.map(({ id, name, company_name }) => ({ id, name, hint: company_name ?? "" }));
}
