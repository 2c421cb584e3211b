import { ActionIcon, Group, Text } from "@mantine/core";
import { IconArchive } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sourcesQuery } from "@/api/lookups";

import { Money } from "@/ui/money";

import { campaignsQuery, useArchiveCampaign } from "./leads-queries";
import { NewCampaign } from "./new-campaign";
import { Panel } from "./panel";
import classes from "./panel.module.css";

/** What brings leads for a while, and what it costs. */
export function CampaignsPanel() {
  const { t } = useTranslation("settings");
  const campaigns = useSuspenseQuery(campaignsQuery()).data;
  const sources = useSuspenseQuery(sourcesQuery()).data;
  const archive = useArchiveCampaign();
  return (
    <Panel title={t("leads.campaigns")} lead={t("leads.campaignsLead")} action={<NewCampaign />}>
      {campaigns.length === 0 && <Text c="dimmed">{t("leads.noCampaigns")}</Text>}
      {campaigns.map((campaign) => (
        <Group key={campaign.id} className={classes.row} wrap="nowrap">
          <div className={classes.grow}>
            <Text>{campaign.name}</Text>
            <Text size="xs" c="dimmed">
              {[
                sources.find(({ id }) => id === campaign.source_id)?.name,
                [campaign.begins_on, campaign.ends_on].filter(Boolean).join(" – "),
              ]
                .filter(Boolean)
                .join(" · ")}
            </Text>
          </div>
          <Money amount={campaign.cost} currency={campaign.currency} />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("leads.archive", { name: campaign.name })}
            onClick={() => archive.mutate(campaign)}
          >
            <IconArchive size={16} />
          </ActionIcon>
        </Group>
      ))}
    </Panel>
  );
}
