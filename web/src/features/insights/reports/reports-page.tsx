import { Button, Group, Text } from "@mantine/core";
import { IconPlus, IconReportAnalytics } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";
import { StatusBadge } from "@/ui/status-badge";

import cards from "../cards.module.css";
import { GALLERY } from "./gallery";
import { type Report, reportsQuery } from "./queries";
import classes from "./report.module.css";

/** The reports that were kept, and ready-made ones to begin with. */
export function ReportsPage() {
  const { t } = useTranslation("reports");
  return (
    <Page
      title={t("page")}
      controls={
        <Button
          size="xs"
          leftSection={<IconPlus size={14} />}
          renderRoot={(props) => (
            <Link
              to="/insights/reports/$reportId"
              params={{ reportId: "new" }}
              search={{}}
              {...props}
            />
          )}
        >
          {t("new")}
        </Button>
      }
    >
      <div className={classes.content}>
        <Boundary>
          <Kept />
        </Boundary>
        <h2 className={cards.heading}>{t("gallery.title")}</h2>
        <ul className={cards.cards}>
          {GALLERY.map(({ key, question }) => (
            <li key={key}>
              <Link
                to="/insights/reports/$reportId"
                params={{ reportId: "new" }}
                search={question as never}
                className={cards.card}
              >
                <Text fw={600}>{t(`gallery.${key}`)}</Text>
                <Text fz="sm" c="dimmed">
                  {[
                    t(`measures.${question.measure}` as "none"),
                    "period" in question ? t(`periods.${question.period}` as "none") : null,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </Text>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </Page>
  );
}

function Kept() {
  const { t } = useTranslation("reports");
  const { items } = useSuspenseQuery(reportsQuery()).data;
  if (items.length === 0) return null;
  return (
    <>
      <h2 className={cards.heading}>{t("kept")}</h2>
      <ul className={cards.cards}>
        {items.map((report) => (
          <li key={report.id}>
            <Card report={report} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Card({ report }: { report: Report }) {
  const { t } = useTranslation("reports");
  const me = useMe().member.id;
  const { id, name, description, scope, owner_id, owner_name, team_name } = report;
  const shown = scope === "team" ? (team_name ?? t("scope.team")) : t(`scope.${scope}`);
  return (
    <Link
      to="/insights/reports/$reportId"
      params={{ reportId: id }}
      search={{}}
      className={cards.card}
    >
      <Group gap={10} wrap="nowrap">
        <IconReportAnalytics size={20} className={cards.icon} aria-hidden />
        <Text fw={600}>{name}</Text>
      </Group>
      {description && (
        <Text fz="sm" c="dimmed">
          {description}
        </Text>
      )}
      <Group gap={8}>
        <StatusBadge tone="quiet">{shown}</StatusBadge>
        {owner_id !== me && (
          <Text fz="xs" c="dimmed">
            {owner_name}
          </Text>
        )}
      </Group>
    </Link>
  );
}
