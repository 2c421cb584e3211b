import { TagsInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Party } from "@/api/mail";

import classes from "./composer.module.css";
import { receiversQuery } from "./queries";
import { isAddress, partyOf, partyText } from "./rules";

// The dialog looks for what to focus before this is there.
function focusIt(field: HTMLInputElement | null): void {
  field?.focus();
}

const SPLIT = [",", ";", "，", "；"];

type Props = {
  label: string;
  value: Party[];
  error?: string | undefined;
  isFirst?: boolean;
  /** What stands at the end of the field. */
  aside?: ReactNode;
  onChange: (value: Party[]) => void;
};

/** Receivers: people are offered by name, and any address can be written. */
export function PartyField({ label, value, error, isFirst = false, aside, onChange }: Props) {
  const { t } = useTranslation("mail");
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed.trim(), 150);
  const found = useQuery({ ...receiversQuery(q), placeholderData: keepPreviousData }).data ?? [];
  const wrong = value.find(({ address }) => !isAddress(address));
  return (
    <TagsInput
      className={classes.field}
      ref={isFirst ? focusIt : undefined}
      label={label}
      {...(aside ? { rightSection: aside, rightSectionWidth: 96 } : {})}
      splitChars={SPLIT}
      openOnFocus={false}
      data={[...new Set(q ? found.map(partyText) : [])]}
      filter={({ options }) => options}
      value={value.map(partyText)}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(texts) => onChange(texts.map(partyOf))}
      error={wrong ? t("wrongAddress", { address: partyText(wrong) }) : error}
      data-autofocus={isFirst || undefined}
    />
  );
}
