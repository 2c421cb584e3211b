import { ActionIcon, Checkbox, Table, Text, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { InlineEdit } from "@/ui/inline-edit";

import { type RoleShape, useDeleteRole, useRoleName, useSaveRole } from "./role-queries";
import { isFixed, RIGHTS, toggled } from "./role-rules";

type Props = { role: RoleShape };

/** One role and how many have it, a tick for each right, and away with it if nobody does. */
export function RightsRow({ role }: Props) {
  const { t, i18n } = useTranslation("settings");
  const save = useSaveRole();
  const remove = useDeleteRole();
  const name = useRoleName()(role);
  const rights = (save.isPending && save.variables.change.rights) || role.rights;
  const named = (text: string) =>
    i18n.language.startsWith("zh") ? { name_zh: text } : { name_en: text };
  const isUsed = role.member_count > 0;
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {role.is_built_in ? (
          name
        ) : (
          <InlineEdit
            label={t("roles.nameOf", { name })}
            value={name}
            check={(text) => (text.trim() ? undefined : t("roles.nameNeeded"))}
            onSave={(text) => save.mutate({ role, change: named(text) })}
          />
        )}
        <Text size="xs" c="dimmed" fw={400}>
          {t("roles.heldBy", { count: role.member_count })}
          {!role.is_built_in && ` · ${t("roles.from", { name: t(`role.${role.base}`) })}`}
        </Text>
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
