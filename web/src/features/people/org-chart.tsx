import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useOpenRecord } from "@/lib/place";
import { Avatar } from "@/ui/avatar";
import { RowLink } from "@/ui/row-link";
import { Section } from "@/ui/section";

import { depth } from "./depth";
import classes from "./org-chart.module.css";
import { orgChartQuery } from "./relation-queries";

/** Who reports to whom in a company; nothing where nobody knows. */
export function OrgChart({ companyId }: { companyId: string }) {
  const { t } = useTranslation("people");
  const { data } = useQuery(orgChartQuery(companyId));
  const open = useOpenRecord();
  if (!data?.length) return null;
  return (
    <Section title={t("chart")}>
      <ol className={classes.chart} aria-label={t("chart")}>
        {data.map(({ id, name, title, level }) => (
          <li key={id} className={classes.one} data-level={level} style={depth(level, 6)}>
            <Avatar name={name} size={24} tooltip={false} />
            <span>
              <RowLink onOpen={() => open("person", id)}>{name}</RowLink>{" "}
              <Text span size="xs" c="dimmed">
                {title}
              </Text>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
