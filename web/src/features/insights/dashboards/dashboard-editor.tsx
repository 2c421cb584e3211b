import { Alert, Button, Group, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Problem } from "@/api/problem";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { ProblemAlert } from "@/ui/problem-alert";
import { useUnsaved } from "@/ui/use-unsaved";

import classes from "../insights.module.css";
import { AddTile } from "./add-tile";
import { Grid } from "./grid";
import { type Dashboard, useChangeDashboard } from "./queries";
import { SaveDialog } from "./save-dialog";

type Props = { dashboard: Dashboard; onDone: () => void };

/** Laying out tiles: nothing is kept before it is saved, and never over what another has saved. */
export function DashboardEditor({ dashboard, onDone }: Props) {
  const { t } = useTranslation("dashboards");
  const client = useQueryClient();
  const navigate = useNavigate();
  // What was there when editing began: another's version must not slip in under it.
  const [seen] = useState(dashboard);
  const [tiles, setTiles] = useState(dashboard.tiles);
  const [isNamed, setNamed] = useState(false);
  const change = useChangeDashboard();
  const mayLeave = useUnsaved(
    JSON.stringify(tiles) !== JSON.stringify(seen.tiles),
    { title: t("leave.title"), text: t("leave.text"), yes: t("leave.yes"), no: t("leave.no") },
    (search) => (search as { edit?: string }).edit === "1",
  );
  const isPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const leave = () => {
    mayLeave();
    onDone();
  };
  const save = () => {
    if (!seen.may_edit) setNamed(true);
    else change.mutate({ seen, change: { tiles } }, { onSuccess: leave });
  };
  const isStale = change.error instanceof Problem && change.error.status === 412;
  const takeTheirs = async () => {
    await client.invalidateQueries({ queryKey: ["dashboards"] });
    leave();
  };
  return (
    <Page
      title={seen.name}
      controls={
        <Group gap={8} wrap="nowrap">
          <AddTile tiles={tiles} onChange={setTiles} />
          <Button size="xs" variant="default" onClick={onDone}>
            {t("cancel")}
          </Button>
          <Button size="xs" onClick={save} loading={change.isPending}>
            {seen.may_edit ? t("save") : t("saveOwn")}
          </Button>
        </Group>
      }
    >
      <div className={classes.content}>
        <Text size="sm" c="dimmed" id="layout-keys">
          {isPhone ? t("arrange.hint") : t("layout.hint")}
        </Text>
        {isStale ? (
          <Alert color="yellow" icon={<IconAlertTriangle />} title={t("stale.title")}>
            <Text size="sm" mb="sm">
              {t("stale.text")}
            </Text>
            <Group gap="sm">
              <Button size="xs" onClick={() => setNamed(true)}>
                {t("saveOwn")}
              </Button>
              <Button size="xs" variant="default" onClick={() => void takeTheirs()}>
                {t("stale.theirs")}
              </Button>
            </Group>
          </Alert>
        ) : (
          change.error && <ProblemAlert error={change.error} />
        )}
        {tiles.length === 0 && <EmptyState>{t("layout.empty")}</EmptyState>}
        <Grid tiles={tiles} onChange={setTiles} />
      </div>
      {isNamed && (
        <SaveDialog
          name={seen.owner_id ? t("copyOf", { name: seen.name }) : seen.name}
          tiles={tiles}
          onClose={() => setNamed(false)}
          onSaved={({ id }) => {
            mayLeave();
            void navigate({
              to: "/insights/dashboards/$dashboardId",
              params: { dashboardId: id },
              search: {},
            });
          }}
        />
      )}
    </Page>
  );
}
