import { ActionIcon, Button, Progress, Text } from "@mantine/core";
import { IconDownload, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { addressOf, deleteExport, type Export } from "@/api/exports";
import { bytesText } from "@/lib/bytes";
import { formatNumber } from "@/lib/money";
import { useLocale } from "@/ui/use-locale";
import { When } from "@/ui/when";

import classes from "./exports.module.css";

export function ExportRow({ made }: { made: Export }) {
  const { t } = useTranslation("common");
  const { language } = useLocale();
  const client = useQueryClient();
  const forget = useMutation({
    mutationFn: () => deleteExport(made.id),
    onSettled: () => client.invalidateQueries({ queryKey: ["exports"] }),
  });
  const rows = formatNumber(made.rows, language);
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Text fw={500} truncate>
          {made.name}
        </Text>
        <Text size="xs" c="dimmed">
          {made.state === "failed"
            ? t("export.failed", { name: made.name })
            : t("export.rows", { count: made.rows, rows })}
          {made.state === "done" && ` · ${bytesText(made.size, language)}`} ·{" "}
          <When at={made.created_at} />
        </Text>
        {made.state === "queued" && (
          <Progress
            size="sm"
            aria-label={made.name}
            value={made.total ? (made.rows / made.total) * 100 : 0}
          />
        )}
      </div>
      {made.state === "done" && (
        <Button
          component="a"
          href={addressOf(made)}
          download={made.name}
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} />}
        >
          {t("export.fetch")}
        </Button>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("export.forget", { name: made.name })}
        onClick={() => forget.mutate()}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  );
}
