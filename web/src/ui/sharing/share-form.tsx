import { Button, Group, Select, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { membersQuery, teamsQuery } from "@/api/lookups";
import { type About, type Level, type Party, useShare } from "@/api/sharing";

import { LevelSelect } from "./level-select";

/** Choose a member or team, and to which extent they see the record. */
export function ShareForm({ about }: { about: About }) {
  const { t } = useTranslation("sharing");
  const parties = useParties();
  const share = useShare(about);
  const [chosen, setChosen] = useState<string | null>(null);
  const [level, setLevel] = useState<Level>("read");
  const add = () =>
    chosen && share.mutate({ party: partyOf(chosen), level }, { onSuccess: () => setChosen(null) });
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {t("lead")}
      </Text>
      <Group align="end" gap="xs" mb="sm">
        <Select
          flex={1}
          miw={160}
          searchable
          aria-label={t("whom")}
          placeholder={t("whom")}
          data={parties}
          value={chosen}
          onChange={setChosen}
        />
        <LevelSelect label={t("level.title")} value={level} onChange={setLevel} />
        <Button disabled={!chosen} loading={share.isPending} onClick={add}>
          {t("share")}
        </Button>
      </Group>
    </>
  );
}

function useParties() {
  const { t } = useTranslation("sharing");
  const members = useQuery(membersQuery()).data ?? [];
  const teams = useQuery(teamsQuery()).data ?? [];
  return [
    {
      group: t("members"),
      items: members
        .filter(({ is_active }) => is_active)
        .map(({ id, name }) => ({ value: `member:${id}`, label: name })),
    },
    {
      group: t("teams"),
      items: teams.map(({ id, name }) => ({ value: `team:${id}`, label: name })),
    },
  ];
}

function partyOf(chosen: string): Party {
  const [kind, id = ""] = chosen.split(":");
  return kind === "team" ? { team_id: id } : { member_id: id };
}
