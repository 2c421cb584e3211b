import { Menu, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import {
  IconCheck,
  IconDeviceDesktop,
  IconHistory,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCog,
} from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { api, unwrap } from "@/api/client";
import { meQuery, useMe } from "@/api/me";
import { forget } from "@/api/push";
import { signOut } from "@/api/session";
import { changeLanguage, currentLanguage, type Language } from "@/lib/i18n";
import { Avatar } from "@/ui/avatar";

import { WorkspaceItems } from "./workspace-items";

const SCHEMES = [
  { value: "light", label: "common:theme.light", icon: IconSun },
  { value: "dark", label: "common:theme.dark", icon: IconMoon },
  { value: "auto", label: "common:theme.auto", icon: IconDeviceDesktop },
] as const;

/** Who I am: profile, language, theme, workspace, the way out. */
export function PersonMenu() {
  const { t } = useTranslation("common");
  const { member, workspaces, workspace } = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const speak = useLanguageSwitch();
  const leave = useSignOut();
  const other: Language = currentLanguage() === "en" ? "zh-CN" : "en";
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <UnstyledButton aria-label={t("person.menu", { name: member.name })}>
          <Avatar name={member.name} size={30} tooltip={false} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown miw={220}>
        <Menu.Label>{member.email || member.name}</Menu.Label>
        <Menu.Item
          component={Link}
          to="/settings/profile"
          leftSection={<IconUserCog size={16} stroke={1.7} />}
        >
          {t("person.profile")}
        </Menu.Item>
        <Menu.Item
          component={Link}
          to="/changes"
          leftSection={<IconHistory size={16} stroke={1.7} />}
        >
          {t("person.changes")}
        </Menu.Item>
        <Menu.Item onClick={() => speak.mutate(other)}>{t("person.otherLanguage")}</Menu.Item>
        <Menu.Divider />
        {SCHEMES.map(({ value, label, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} stroke={1.7} />}
            rightSection={colorScheme === value && <IconCheck size={15} />}
            aria-current={colorScheme === value}
            closeMenuOnClick={false}
            onClick={() => setColorScheme(value)}
          >
            {t(label)}
          </Menu.Item>
        ))}
        {workspaces.length > 1 && <WorkspaceItems current={workspace.id} items={workspaces} />}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} stroke={1.7} />}
          onClick={() => leave.mutate()}
        >
          {t("person.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** At once on screen, and remembered by the server for mails and the next device. */
function useLanguageSwitch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (language: Language) => {
      await changeLanguage(language);
      return unwrap(api.PATCH("/api/v1/me", { body: { language } }));
    },
    onSuccess: (me) => {
      client.setQueryData(meQuery().queryKey, me);
      // Names of stages and the like come in the reader's language.
      return client.invalidateQueries();
    },
  });
}

function useSignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async () => {
      await forget().catch(() => {}); // signing out must work where pushes do not
      await signOut();
    },
    onSuccess: async () => {
      await navigate({ to: "/sign-in" });
      client.clear();
    },
  });
}
