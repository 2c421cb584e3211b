import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";

import classes from "./filters.module.css";

export function TextFilter() {
  const { t } = useTranslation("pipeline");
  const { search, set } = usePlace();
  const [text, setText] = useState(search.q ?? "");
  const ask = useDebouncedCallback(
    (q: string) => set({ q: q || undefined }, { replace: true }),
    250,
  );
  return (
    <TextInput
      className={classes.text}
      size="xs"
      type="search"
      aria-label={t("filter.text")}
      placeholder={t("filter.text")}
      leftSection={<IconSearch size={14} />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        ask(event.currentTarget.value.trim());
      }}
    />
  );
}
