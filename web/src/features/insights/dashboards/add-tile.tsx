import { Button, Menu, ScrollArea } from "@mantine/core";
import { IconPlus, IconReportAnalytics } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useLocale } from "@/ui/use-locale";

import { reportsQuery } from "../reports/queries";
import { added } from "./layout";
import { type DashboardTile, type TileKind, tileKindsQuery } from "./queries";

type Props = { tiles: DashboardTile[]; onChange: (tiles: DashboardTile[]) => void };

/** What can be put on a dashboard: the figures there are, and every kept report. */
export function AddTile({ tiles, onChange }: Props) {
  const { t } = useTranslation("dashboards");
  const { language } = useLocale();
  const kinds = useQuery(tileKindsQuery(language)).data ?? [];
  const reports = useQuery(reportsQuery()).data?.items ?? [];
  const ofReports = kinds.find(({ kind }) => kind === "report");
  const add = (kind: TileKind, question: DashboardTile["question"] = {}) => {
    onChange(added(tiles, kind, crypto.randomUUID().slice(0, 8), question));
    // The new tile lies below all others: show it once it is there.
    requestAnimationFrame(() =>
      document.querySelector("[data-tile]:last-of-type")?.scrollIntoView({ block: "center" }),
    );
  };
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button size="xs" variant="light" leftSection={<IconPlus size={14} />}>
          {t("add")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah="min(70vh, 520px)" type="auto">
          {kinds
            .filter((kind) => kind !== ofReports)
            .map((kind) => (
              <Menu.Item key={kind.kind} onClick={() => add(kind)}>
                {kind.title}
              </Menu.Item>
            ))}
          {ofReports && reports.length > 0 && <Menu.Label>{t("report.kept")}</Menu.Label>}
          {ofReports &&
            reports.map(({ id, name }) => (
              <Menu.Item
                key={id}
                leftSection={<IconReportAnalytics size={16} />}
                onClick={() => add(ofReports, { report_id: id })}
              >
                {name}
              </Menu.Item>
            ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
