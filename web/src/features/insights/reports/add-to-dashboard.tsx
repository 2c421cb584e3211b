import { Button, Stack, Text } from "@mantine/core";
import { IconLayoutDashboard, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Dialog } from "@/ui/dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { useLocale } from "@/ui/use-locale";

import { added } from "../dashboards/layout";
import {
  type Dashboard,
  dashboardsQuery,
  tileKindsQuery,
  useChangeDashboard,
  useCreateDashboard,
} from "../dashboards/queries";
import type { Report } from "./queries";

type Props = { report: Report; onClose: () => void };

/** Put a kept report on a dashboard that one may change, or on a new one. */
export function AddToDashboard({ report, onClose }: Props) {
  const { t } = useTranslation("reports");
  const { language } = useLocale();
  const navigate = useNavigate();
  const dashboards = (useQuery(dashboardsQuery()).data ?? []).filter(({ may_edit }) => may_edit);
  const kind = useQuery(tileKindsQuery(language)).data?.find((one) => one.kind === "report");
  const change = useChangeDashboard();
  const create = useCreateDashboard();
  const onSuccess = ({ id }: Dashboard) =>
    void navigate({
      to: "/insights/dashboards/$dashboardId",
      params: { dashboardId: id },
      search: {},
    });
  const withReport = (tiles: Dashboard["tiles"]) =>
    kind ? added(tiles, kind, crypto.randomUUID().slice(0, 8), { report_id: report.id }) : tiles;
  const isBusy = !kind || change.isPending || create.isPending;
  const error = change.error ?? create.error;
  return (
    <Dialog opened onClose={onClose} title={t("addTo.title")}>
      <Stack gap="xs">
        {error && <ProblemAlert error={error} />}
        <Text size="sm" c="dimmed">
          {t("addTo.hint")}
        </Text>
        {dashboards.map((one) => (
          <Button
            key={one.id}
            variant="default"
            justify="flex-start"
            leftSection={<IconLayoutDashboard size={16} />}
            disabled={isBusy}
            onClick={() =>
              change.mutate({ seen: one, change: { tiles: withReport(one.tiles) } }, { onSuccess })
            }
          >
            {one.name}
          </Button>
        ))}
        <Button
          variant="light"
          justify="flex-start"
          leftSection={<IconPlus size={16} />}
          disabled={isBusy}
          onClick={() =>
            create.mutate(
              { name: report.name, scope: "private", tiles: withReport([]) },
              { onSuccess },
            )
          }
        >
          {t("addTo.new")}
        </Button>
      </Stack>
    </Dialog>
  );
}
