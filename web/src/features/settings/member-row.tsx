import { ActionIcon, Group, Menu, Select, Stack, Text } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { useMe } from "@/api/me";
import { Avatar } from "@/ui/avatar";

import { HandoverDialog } from "./handover-dialog";
import { LeaverDialog } from "./leaver-dialog";
import { MemberRoleSelect } from "./member-role-select";
import classes from "./panel.module.css";
import { type Team, useSaveMember } from "./queries";

type Props = { member: Schema["MemberOut"]; teams: Team[] };

/** A person: role, team, in or out. */
export function MemberRow({ member, teams }: Props) {
  const { t } = useTranslation("settings");
  const save = useSaveMember();
  const [isLooking, setLooking] = useState(false);
  const [isHandingOver, setHandingOver] = useState(false);
  const isMyself = useMe().member.id === member.id;
  const change = (body: Schema["MemberPatch"]) =>
    save.mutate({ id: member.id, version: member.version, ...body });
  return (
    <Group className={classes.row} wrap="nowrap" gap="sm">
      <Avatar name={member.name} size={32} tooltip={false} />
      <Stack gap={0} className={classes.grow}>
        <Text fw={500} truncate>
          {member.name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {member.can_sign_in ? member.email : t("members.nameOnly")}
        </Text>
      </Stack>
      <MemberRoleSelect
        label={t("members.roleOf", { name: member.name })}
        held={member}
        isDisabled={isMyself}
        onChange={(held) => change("role" in held ? held : { custom_role_id: held.custom_role_id })}
      />
      <Select
        size="xs"
        w={140}
        visibleFrom="sm"
        aria-label={t("members.teamOf", { name: member.name })}
        placeholder={t("members.noTeam")}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={member.team_id}
        onChange={(team_id) => change({ team_id })}
        clearable
      />
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={isMyself}
            aria-label={t("members.more", { name: member.name })}
          >
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!member.is_active && (
            <Menu.Item onClick={() => setLooking(true)}>{t("leaver.open")}</Menu.Item>
          )}
          <Menu.Item onClick={() => setHandingOver(true)}>{t("handover.open")}</Menu.Item>
          <Menu.Item onClick={() => change({ is_active: !member.is_active })}>
            {member.is_active ? t("members.shutOut") : t("members.letIn")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isLooking && <LeaverDialog member={member} onClose={() => setLooking(false)} />}
      {isHandingOver && <HandoverDialog member={member} onClose={() => setHandingOver(false)} />}
    </Group>
  );
}
