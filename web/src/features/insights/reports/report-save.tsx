import { ActionIcon, Button, Group, Menu } from "@mantine/core";
import {
  IconDots,
  IconFileTypeCsv,
  IconFileTypeXls,
  IconLayoutDashboard,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { ask } from "@/ui/ask";
import { StatusBadge } from "@/ui/status-badge";

import { AddToDashboard } from "./add-to-dashboard";
import type { Report } from "./queries";
import { isChanged, useQuestion } from "./question";
import { ReportDialog } from "./report-dialog";
import { useDeleteReport } from "./use-save-report";

/** Keep the question, or say that it is not what was kept; all else is behind the dots. */
export function ReportSave({ kept }: { kept: Report | undefined }) {
  const { t } = useTranslation("reports");
  const { asked, zone } = useQuestion();
  const mayWrite = useMay("write");
  const [isSaving, setSaving] = useState(false);
  return (
    <Group gap="xs" wrap="nowrap">
      {kept && isChanged(kept.question, asked, zone) && (
        <StatusBadge tone="attention">{t("changed")}</StatusBadge>
      )}
      {mayWrite && (
        <Button size="xs" onClick={() => setSaving(true)}>
          {t("save")}
        </Button>
      )}
      <MoreMenu kept={kept} />
      {isSaving && <ReportDialog kept={kept} onClose={() => setSaving(false)} />}
    </Group>
  );
}

function MoreMenu({ kept }: { kept: Report | undefined }) {
  const { t } = useTranslation("reports");
  const { question } = useQuestion();
  const mayExport = useMay("export");
  const mayWrite = useMay("write");
  const remove = useDeleteReport();
  const [isAdding, setAdding] = useState(false);
  const file = (format: string) =>
    `/api/v1/report-file?${new URLSearchParams({ ...(question as Record<string, string>), format })}`;
  const sure = async (report: Report) => {
    const words = { title: t("remove.title"), text: t("remove.text") };
    if (await ask({ ...words, yes: t("remove.yes"), no: t("remove.no") })) remove.mutate(report);
  };
  if (!mayExport && !kept) return null;
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t("more")}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayExport && (
            <>
              <Menu.Item
                component="a"
                href={file("xlsx")}
                leftSection={<IconFileTypeXls size={16} />}
              >
                {t("xlsx")}
              </Menu.Item>
              <Menu.Item
                component="a"
                href={file("csv")}
                leftSection={<IconFileTypeCsv size={16} />}
              >
                {t("csv")}
              </Menu.Item>
            </>
          )}
          {kept && mayWrite && (
            <Menu.Item
              leftSection={<IconLayoutDashboard size={16} />}
              onClick={() => setAdding(true)}
            >
              {t("addTo.it")}
            </Menu.Item>
          )}
          {kept?.may_edit && (
            <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => void sure(kept)}>
              {t("delete")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isAdding && kept && <AddToDashboard report={kept} onClose={() => setAdding(false)} />}
    </>
  );
}
