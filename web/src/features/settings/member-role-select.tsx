import { Select } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import type { Role } from "./queries";
import { rolesQuery, useRoleName } from "./role-queries";

type Held = Pick<Schema["MemberOut"], "role" | "custom_role_id">;
type Change = { role: Role } | { custom_role_id: string; base: Role };
type Props = {
  label: string;
  held: Held;
  onChange: (change: Change) => void;
  isDisabled?: boolean;
  withLabel?: boolean;
};

/** A member's role: a built-in one, or one of the workspace's own. */
export function MemberRoleSelect({ label, held, onChange, isDisabled, withLabel }: Props) {
  const { t } = useTranslation("settings");
  const roles = useSuspenseQuery(rolesQuery()).data;
  const nameOf = useRoleName();
  const change = (key: string | null) => {
    const role = roles.find((one) => one.key === key);
    if (role)
      onChange(
        role.is_built_in ? { role: role.base } : { custom_role_id: role.key, base: role.base },
      );
  };
  return (
    <Select
      size={withLabel ? "sm" : "xs"}
      w={withLabel ? undefined : 130}
      label={withLabel && label}
      aria-label={label}
      description={withLabel && t(`roleHint.${held.role}`)}
      placeholder={t(`role.${held.role}`)}
      data={roles.map((role) => ({ value: role.key, label: nameOf(role) }))}
      value={held.custom_role_id ?? held.role}
      disabled={isDisabled ?? false}
      onChange={change}
      allowDeselect={false}
    />
  );
}
