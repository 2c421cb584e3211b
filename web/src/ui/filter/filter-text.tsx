import { Textarea } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import classes from "./filter.module.css";

type Props = {
  text: string;
  error: string | undefined;
  onChange: (text: string | null) => void;
};

/** The filter in its own language; what is wrong is said under it, by the place where it is. */
export function FilterText({ text, error, onChange }: Props) {
  const { t } = useTranslation("filters");
  const [written, setWritten] = useState(text);
  const tell = useDebouncedCallback((next: string) => onChange(next.trim() || null), {
    delay: 400,
    flushOnUnmount: true,
  });
  return (
    <Textarea
      label={t("text.label")}
      description={t("text.help")}
      placeholder="value >= 1000 and owner_id = me"
      autosize
      minRows={3}
      maxRows={10}
      spellCheck={false}
      classNames={{ input: classes.written ?? "" }}
      error={error}
      value={written}
      onChange={({ currentTarget: { value } }) => {
        setWritten(value);
        tell(value);
      }}
    />
  );
}
