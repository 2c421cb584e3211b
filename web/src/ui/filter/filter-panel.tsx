import { Button, Group, Loader, Stack, Text } from "@mantine/core";
import { IconCode, IconListCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Filter, Kind } from "@/api/filters";
import { sentenceOf } from "@/ui/toasts";

import { FilterConditions } from "./filter-conditions";
import { FilterText } from "./filter-text";

type Props = {
  kind: Kind;
  text: string;
  /** Undefined: not read yet, or not to be understood. */
  tree: Filter | null | undefined;
  error: unknown;
  onChange: (wanted: Filter | string | null) => void;
};

/** The filter as conditions to fill in, or as text to write. */
export function FilterPanel({ kind, text, tree, error, onChange }: Props) {
  const { t } = useTranslation("filters");
  const isBroken = tree === undefined && Boolean(error);
  const [asText, setAsText] = useState(isBroken);
  const isText = asText || isBroken;
  const [cleared, setCleared] = useState(0);
  const other = isText ? "conditions" : "text";
  const clear = () => {
    setCleared(cleared + 1);
    onChange(null);
  };
  if (tree === undefined && !isText) return <Loader size="sm" />;
  return (
    <Stack gap="sm">
      {isText || tree === undefined ? (
        <FilterText
          key={cleared}
          text={text}
          error={error ? sentenceOf(error) : undefined}
          onChange={onChange}
        />
      ) : (
        <>
          <FilterConditions key={cleared} kind={kind} tree={tree} onChange={onChange} />
          {Boolean(error) && (
            <Text size="sm" c="red" role="alert">
              {sentenceOf(error)}
            </Text>
          )}
        </>
      )}
      <Group justify="space-between">
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          disabled={isBroken}
          leftSection={isText ? <IconListCheck size={15} /> : <IconCode size={15} />}
          onClick={() => setAsText(!isText)}
        >
          {t(`as.${other}`)}
        </Button>
        {text && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={clear}>
            {t("clear")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
