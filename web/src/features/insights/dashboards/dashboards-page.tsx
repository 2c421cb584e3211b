import { Button, Group, Text } from "@mantine/core";
import { IconLayoutDashboard, IconPlus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay, useMe } from "@/api/me";
import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";
import { StatusBadge } from "@/ui/status-badge";
import classes from "../cards.module.css";
import insights from "../insights.module.css";
import { type Dashboard, dashboardsQuery } from "./queries";
import { SaveDialog } from "./save-dialog";

/** The one that comes with Headwater, one's own, and those of others that are shared. */
export function DashboardsPage() {
  const { t } = useTranslation("dashboards");
  const navigate = useNavigate();
  const mayWrite = useMay("write");
  const [isNew, setNew] = useState(false);
  return (
    <Page
      title={t("page")}
      controls={
        mayWrite && (
          <Button size="xs" leftSection={<IconPlus size={14} />} onClick={() => setNew(true)}>
            {t("new")}
          </Button>
        )
      }
    >
      <div className={insights.content}>
        <Boundary>
          <Listed />
        </Boundary>
      </div>
      {isNew && (
        <SaveDialog
          isNew
          onClose={() => setNew(false)}
          onSaved={({ id }) =>
            void navigate({
              to: "/insights/dashboards/$dashboardId",
              params: { dashboardId: id },
              search: { edit: "1" },
            })
          }
        />
      )}
    </Page>
  );
}

function Listed() {
  const { t } = useTranslation("dashboards");
  const { data } = useSuspenseQuery(dashboardsQuery());
  const kept = data.filter(({ owner_id }) => owner_id !== null);
  const starters = data.filter(({ owner_id }) => owner_id === null);
  return (
    <>
      {kept.length > 0 && <Cards dashboards={kept} />}
      <h2 className={classes.heading}>{t("starters")}</h2>
      <Cards dashboards={starters} />
    </>
  );
}

function Cards({ dashboards }: { dashboards: Dashboard[] }) {
  return (
    <ul className={classes.cards}>
      {dashboards.map((one) => (
        <li key={one.id}>
          <Card dashboard={one} />
        </li>
      ))}
    </ul>
  );
}

function Card({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useTranslation("dashboards");
  const me = useMe().member.id;
  const { id, name, scope, owner_id, owner_name, team_name, tiles } = dashboard;
  const whose = owner_id === me ? t("whose.mine") : t("whose.others", { name: owner_name });
  const shown = scope === "team" ? (team_name ?? t("scope.team")) : t(`scopeShort.${scope}`);
  return (
    <Link
      to="/insights/dashboards/$dashboardId"
      params={{ dashboardId: id }}
      search={{}}
      className={classes.card}
    >
      <Group gap={10} wrap="nowrap">
        <IconLayoutDashboard size={20} className={classes.icon} aria-hidden />
        <Text fw={600} className={classes.name}>
          {name}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {owner_id ? whose : t("whose.starter")}
      </Text>
      <Group gap={8}>
        {owner_id && <StatusBadge tone="quiet">{shown}</StatusBadge>}
        <Text size="xs" c="dimmed">
          {t("tiles", { count: tiles.length })}
        </Text>
      </Group>
    </Link>
  );
}
