import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload, IconFileSpreadsheet, IconFileText } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { addressOf, type ExportFormat, type MakeExport } from "@/api/exports";
import { useMay } from "@/api/me";

import { ExportProgress } from "./export-progress";
import { saveFile } from "./save-file";

const FORMATS = [
  { format: "xlsx", icon: IconFileSpreadsheet },
  { format: "csv", icon: IconFileText },
] as const;

/** Hand out what the view shows as a file: a short one at once, a long one when it is ready. */
export function ExportMenu({ make, hint }: { make: MakeExport; hint?: string }) {
  const { t } = useTranslation("common");
  const client = useQueryClient();
  const mayExport = useMay("export");
  const ask = useMutation({
    mutationFn: (format: ExportFormat) => make(format),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ["exports"] });
      if (made.state === "done") return saveFile(made.name, addressOf(made));
      notifications.show({
        id: made.id,
        autoClose: false,
        message: <ExportProgress made={made} onEnd={() => notifications.hide(made.id)} />,
      });
    },
  });
  if (!mayExport) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Tooltip label={hint ?? t("export.label")}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            loading={ask.isPending}
            aria-label={hint ?? t("export.label")}
          >
            <IconDownload size={16} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        <Menu.Label>{hint ?? t("export.hint")}</Menu.Label>
        {FORMATS.map(({ format, icon: Icon }) => (
          <Menu.Item
            key={format}
            leftSection={<Icon size={16} />}
            onClick={() => ask.mutate(format)}
          >
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
