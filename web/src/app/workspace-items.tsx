import { Menu } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { api, type Schema, unwrap } from "@/api/client";

type Props = { current: number; items: Schema["WorkspaceRef"][] };

/** Another workspace is another world: the page starts afresh there. */
export function WorkspaceItems({ current, items }: Props) {
  const { t } = useTranslation("common");
  const enter = useMutation({
    mutationFn: (workspace_id: number) =>
      unwrap(api.PUT("/api/v1/me/workspace", { body: { workspace_id } })),
    onSuccess: () => window.location.assign("/"),
  });
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t("person.workspaces")}</Menu.Label>
      {items.map(({ id, name }) => (
        <Menu.Item
          key={id}
          rightSection={id === current && <IconCheck size={15} />}
          onClick={() => id !== current && enter.mutate(id)}
        >
          {name}
        </Menu.Item>
      ))}
    </>
  );
}
