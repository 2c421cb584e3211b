import { Button, Group, TextInput } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { membersQuery, teamsQuery } from "@/api/lookups";
import { EmptyState } from "@/ui/empty-state";
import { Panel } from "./panel";
import { useCreateTeam } from "./queries";
import { TeamRow } from "./team-row";
import { inTree } from "./team-rules";

export function TeamsSection() {
  const { t } = useTranslation("settings");
  const teams = useSuspenseQuery(teamsQuery()).data;
  const members = useSuspenseQuery(membersQuery()).data;
  const create = useCreateTeam();
  const [name, setName] = useState("");
  return (
    <Panel title={t("section.teams")} lead={t("teams.lead")}>
      {teams.length === 0 && (
        <EmptyState icon={<IconUsersGroup size={28} stroke={1.4} aria-hidden />}>
          {t("teams.none")}
        </EmptyState>
      )}
      {inTree(teams).map(({ team, depth }) => (
        <TeamRow
          key={team.id}
          team={team}
          teams={teams}
          depth={depth}
          people={members.filter(({ team_id }) => team_id === team.id).length}
        />
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) {
            create.mutate({ name: name.trim() }, { onSuccess: () => setName("") });
          }
        }}
      >
        <Group mt="md" wrap="nowrap">
          <TextInput
            flex={1}
            maw={320}
            aria-label={t("teams.name")}
            placeholder={t("teams.name")}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={create.isPending}>
            {t("teams.add")}
          </Button>
        </Group>
      </form>
    </Panel>
  );
}
