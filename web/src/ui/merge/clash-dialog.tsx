import { Button, Group, Stack, Text } from "@mantine/core";
import { useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import { type Clash, clashNow, listenToClashes } from "@/api/edits";
import { Dialog } from "@/ui/dialog";

import classes from "./clash.module.css";
import { ClashField, type Side } from "./clash-field";

/** Both wrote the same: what to keep. It stays until that is decided, so nothing typed is lost. */
export function ClashDialog() {
  const { t } = useTranslation("history");
  const clash = useSyncExternalStore(listenToClashes, clashNow);
  return (
    <Dialog
      opened={Boolean(clash)}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t("clash.title")}
      size="lg"
    >
      {clash && <Fields key={clash.version} clash={clash} />}
    </Dialog>
  );
}

function Fields({ clash }: { clash: Clash }) {
  const { t } = useTranslation("history");
  const [sides, setSides] = useState<Record<string, Side>>({});
  const { changes, decide } = clash;
  const isOne = changes.length === 1;
  const all = new Set(changes.map(({ field }) => field));
  const chosen = changes.filter(({ field }) => sides[field] === "mine").map(({ field }) => field);
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" className={classes.hint ?? ""} tabIndex={-1} data-autofocus>
        {t("clash.hint")}
      </Text>
      {changes.map((change) => (
        <ClashField
          key={change.field}
          clash={clash}
          change={change}
          side={sides[change.field]}
          onSide={isOne ? undefined : (side) => setSides({ ...sides, [change.field]: side })}
        />
      ))}
      <Group justify="end" gap="xs">
        <Button variant="default" onClick={() => decide(new Set())}>
          {isOne ? t("clash.takeTheirs") : t("clash.takeAllTheirs")}
        </Button>
        <Button variant={isOne ? "filled" : "default"} onClick={() => decide(all)}>
          {isOne ? t("clash.keepMine") : t("clash.keepAllMine")}
        </Button>
        {!isOne && (
          <Button
            disabled={changes.some(({ field }) => !sides[field])}
            onClick={() => decide(new Set(chosen))}
          >
            {t("clash.save")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
