import { Button, Group, Progress, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { addressOf, deleteExport, type Export, exportQuery } from "@/api/exports";
import { formatNumber } from "@/lib/money";

import { saveFile } from "./save-file";
import { useLocale } from "./use-locale";

type Props = { made: Export; onEnd: () => void };

/** How far a long file has come; when it is ready the browser is handed it. */
export function ExportProgress({ made, onEnd }: Props) {
  const { t } = useTranslation("common");
  const { language } = useLocale();
  const now = useQuery({ ...exportQuery(made.id), initialData: made }).data;
  const giveUp = useMutation({ mutationFn: () => deleteExport(made.id), onSuccess: onEnd });
  const isReady = now.state === "done";
  const address = addressOf(made);
  useEffect(() => {
    if (isReady) saveFile(made.name, address);
  }, [isReady, made.name, address]);
  const rows = formatNumber(now.rows, language);
  if (isReady) return <Text size="sm">{t("export.ready", { name: made.name })}</Text>;
  if (now.state === "failed")
    return <Text size="sm">{t("export.failed", { name: made.name })}</Text>;
  return (
    <>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">
          {t("export.making", { name: made.name, rows, total: formatNumber(now.total, language) })}
        </Text>
        <Button size="compact-sm" variant="subtle" onClick={() => giveUp.mutate()}>
          {t("export.stop")}
        </Button>
      </Group>
      <Progress
        mt={6}
        size="sm"
        aria-label={made.name}
        value={now.total ? (now.rows / now.total) * 100 : 0}
      />
    </>
  );
}
