import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Role } from "./queries";

const ROLES: Role[] = ["owner", "admin", "manager", "seller", "observer"];

type Props = {
  label: string;
  value: Role;
  onChange: (role: Role) => void;
  isDisabled?: boolean;
  withLabel?: boolean;
};

export function RoleSelect({ label, value, onChange, isDisabled, withLabel = false }: Props) {
  const { t } = useTranslation("settings");
  return (
    <Select
      size={withLabel ? "sm" : "xs"}
      w={withLabel ? undefined : 110}
      label={withLabel ? label : undefined}
      aria-label={label}
      description={withLabel ? t(`roleHint.${value}`) : undefined}
      data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
      value={value}
      disabled={isDisabled ?? false}
      onChange={(next) => next && onChange(next as Role)}
      allowDeselect={false}
    />
  );
}
