import { ActionIcon, Box, Group, Select, Text, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { InlineEdit } from "@/ui/inline-edit";

import classes from "./panel.module.css";
import { type Team, useDeleteTeam, useSaveTeam } from "./queries";

type Props = { team: Team; teams: Team[]; depth: number; people: number };

export function TeamRow({ team, teams, depth, people }: Props) {
  const { t } = useTranslation("settings");
  const save = useSaveTeam();
  const remove = useDeleteTeam();
  const hasBelow = teams.some(({ parent_id }) => parent_id === team.id);
  return (
    <Group className={classes.row} wrap="nowrap">
      <Box className={classes.grow} pl={depth * 24}>
        <InlineEdit
          label={t("teams.name")}
          value={team.name}
          onSave={(name) => save.mutate({ team, change: { name } })}
          check={(name) => (name.trim() ? undefined : t("teams.nameNeeded"))}
        />
      </Box>
      <Text size="xs" c="dimmed" data-figure>
        {t("teams.people", { count: people })}
      </Text>
      <Select
        size="xs"
        w={170}
        aria-label={t("teams.parentOf", { name: team.name })}
        placeholder={t("teams.top")}
        data={teams
          .filter(({ id }) => id !== team.id)
          .map(({ id, name }) => ({ value: id, label: t("teams.below", { name }) }))}
        value={team.parent_id}
        onChange={(parent_id) => save.mutate({ team, change: { parent_id } })}
        clearable
      />
      <Tooltip label={hasBelow ? t("teams.hasBelow") : t("delete")}>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={hasBelow}
          aria-label={`${t("delete")}: ${team.name}`}
          onClick={() => remove.mutate(team)}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
