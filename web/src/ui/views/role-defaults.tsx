import { Menu } from "@mantine/core";
import { IconCheck, IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { useDefaultView, type View, viewsQuery } from "@/api/views";

const ROLES = ["owner", "admin", "manager", "seller", "observer"] as const;

/** Administrators say with which view the lists of a role open. */
export function RoleDefaults({ view }: { view: View }) {
  const { t } = useTranslation("filters");
  const mayConfigure = useMay("configure");
  const defaults = useQuery(viewsQuery(view.kind)).data?.role_defaults ?? {};
  const choose = useDefaultView(view.kind);
  if (!mayConfigure) return null;
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconUsers size={15} />}>{t("view.roleDefault")}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {ROLES.map((role) => {
          const isSo = defaults[role] === view.id;
          return (
            <Menu.Item
              key={role}
              aria-current={isSo || undefined}
              rightSection={isSo ? <IconCheck size={14} /> : undefined}
              onClick={() => choose.mutate({ viewId: isSo ? null : view.id, role })}
            >
              {t(`view.roles.${role}`)}
            </Menu.Item>
          );
        })}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
