import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import {
  IconDots,
  IconFileTypePdf,
  IconFileTypeXls,
  IconMail,
  IconMailFast,
  IconMaximize,
  IconPencil,
  IconTrash,
  IconUsers,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { ask } from "@/ui/ask";
import { tell } from "@/ui/toasts";

import { ScopeControls } from "../scope-controls";
import { useScope } from "../use-scope";
import { type Dashboard, useDeleteDashboard, useMailNow } from "./queries";
import { fileAddress } from "./rules";
import { SaveDialog } from "./save-dialog";

/** The filters of all tiles, and what can be done with a dashboard. */
export function DashboardControls({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useTranslation("dashboards");
  const { set } = useScope();
  const mayWrite = useMay("write");
  return (
    <>
      <ScopeControls periodLabel={t("period")} />
      {mayWrite && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPencil size={14} />}
          onClick={() => set({ edit: "1" })}
        >
          {t("edit")}
        </Button>
      )}
      <Tooltip label={t("fullScreen")}>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t("fullScreen")}
          onClick={() => set({ wall: "1" })}
        >
          <IconMaximize size={16} />
        </ActionIcon>
      </Tooltip>
      <MoreMenu dashboard={dashboard} />
    </>
  );
}

function MoreMenu({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useTranslation("dashboards");
  const { scope, set } = useScope();
  const navigate = useNavigate();
  const mayExport = useMay("export");
  const mailNow = useMailNow(dashboard.id);
  const remove = useDeleteDashboard();
  const [isSharing, setSharing] = useState(false);
  const askToRemove = async () => {
    const words = { title: t("remove.title"), text: t("remove.text", { name: dashboard.name }) };
    if (await ask({ ...words, yes: t("remove.yes"), no: t("cancel") })) {
      await remove.mutateAsync(dashboard);
      await navigate({ to: "/insights/dashboards" });
    }
  };
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
                href={fileAddress(dashboard.id, "pdf", scope)}
                leftSection={<IconFileTypePdf size={16} />}
              >
                {t("downloadPdf")}
              </Menu.Item>
              <Menu.Item
                component="a"
                href={fileAddress(dashboard.id, "xlsx", scope)}
                leftSection={<IconFileTypeXls size={16} />}
              >
                {t("downloadXlsx")}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconMailFast size={16} />}
                onClick={() => mailNow.mutate(scope, { onSuccess: () => tell(t("mail.onItsWay")) })}
              >
                {t("mail.now")}
              </Menu.Item>
            </>
          )}
          <Menu.Item leftSection={<IconMail size={16} />} onClick={() => set({ mails: "1" })}>
            {t("mail.regular")}
          </Menu.Item>
          {dashboard.may_edit && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconUsers size={16} />} onClick={() => setSharing(true)}>
                {t("share")}
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => void askToRemove()}>
                {t("remove.it")}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {isSharing && <SaveDialog dashboard={dashboard} onClose={() => setSharing(false)} />}
    </>
  );
}
