import { ActionIcon, Checkbox, Table, Text, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { type RoleShape, useDeleteRole, useRoleName, useSaveRole } from "./role-queries";
import { isFixed, RIGHTS, toggled } from "./role-rules";

type Props = { role: RoleShape };

/** One role: a tick for each right, how many have it, and away with it if nobody does. */
export function RightsRow({ role }: Props) {
  const { t } = useTranslation("settings");
  const save = useSaveRole();
  const remove = useDeleteRole();
  const name = useRoleName()(role);
  const rights = (save.isPending && save.variables.change.rights) || role.rights;
  const isUsed = role.member_count > 0;
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {name}
        {!role.is_built_in && (
          <Text size="xs" c="dimmed" fw={400}>
            {t("roles.from", { name: t(`role.${role.base}`) })}
          </Text>
        )}
      </Table.Th>
      {RIGHTS.map((right) => (
        <Table.Td key={right}>
          <Checkbox
            display="flex"
            styles={{ root: { justifyContent: "center" } }}
            aria-label={`${name}: ${t(`right.${right}`)}`}
            checked={rights.includes(right)}
            disabled={isFixed(role, right) || save.isPending}
            onChange={() => save.mutate({ role, change: { rights: toggled(role.rights, right) } })}
          />
        </Table.Td>
      ))}
      <Table.Td ta="end" data-figure>
        {role.member_count}
      </Table.Td>
      <Table.Td ta="end">
        {!role.is_built_in && (
          <Tooltip label={isUsed ? t("roles.inUse", { count: role.member_count }) : t("delete")}>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={isUsed}
              aria-label={`${t("delete")}: ${name}`}
              onClick={() => remove.mutate(role)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
