import { ActionIcon, Badge, Group, Menu, Stack, Text, UnstyledButton } from "@mantine/core";
import { IconArchive, IconCopy, IconDots, IconPencil, IconRestore } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { type MailTemplate, type TemplateReplies, useChangeTemplate } from "@/api/mail-templates";
import { StatusBadge } from "@/ui/status-badge";
import { tellWithUndo } from "@/ui/toasts";

import type { InHand } from "./mail-templates-section";
import classes from "./panel.module.css";
import { ReplyRate } from "./reply-rate";

type Props = {
  template: MailTemplate;
  replies: TemplateReplies | undefined;
  onOpen: (inHand: InHand) => void;
};

/** A template: its name, who may use it, its beginning, and how often it is answered. */
export function MailTemplateRow({ template, replies, onOpen }: Props) {
  const { t } = useTranslation("templates");
  const { name, subject, text, shortcut, scope, team_name, language, is_archived } = template;
  return (
    <li className={classes.row}>
      <Group gap="xs" wrap="nowrap" align="start">
        <UnstyledButton
          className={classes.grow}
          onClick={() => onOpen({ template, begun: template })}
        >
          <Stack gap={2}>
            <Group gap={6} wrap="wrap">
              <Text fw={500}>{name}</Text>
              {shortcut && (
                <Text size="sm" c="dimmed">
                  {shortcut}
                </Text>
              )}
              <Badge size="sm" variant="light" color="gray">
                {t(`language.${language}`)}
              </Badge>
              {scope !== "private" && (
                <Badge size="sm" variant="light" color="gray">
                  {team_name ?? t(`scope.${scope}`)}
                </Badge>
              )}
              {is_archived && <StatusBadge tone="quiet">{t("archived")}</StatusBadge>}
            </Group>
            <Text size="xs" c="dimmed" lineClamp={1}>
              {subject || text}
            </Text>
          </Stack>
        </UnstyledButton>
        <Acts template={template} onOpen={onOpen} />
      </Group>
      {replies && replies.sent > 0 && <ReplyRate replies={replies} />}
    </li>
  );
}

function Acts({ template, onOpen }: Omit<Props, "replies">) {
  const { t } = useTranslation("templates");
  const change = useChangeTemplate();
  const { name, is_archived, may_edit } = template;
  const archive = () =>
    change.mutate(
      { template, change: { is_archived: true } },
      {
        onSuccess: (fresh) =>
          tellWithUndo(t("told.archived"), () =>
            change.mutate({ template: fresh, change: { is_archived: false } }),
          ),
      },
    );
  const copy = { ...template, name: t("copy", { name }), scope: "private", shortcut: "" } as const;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("more", { name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {may_edit && (
          <Menu.Item
            leftSection={<IconPencil size={15} />}
            onClick={() => onOpen({ template, begun: template })}
          >
            {t("edit")}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => onOpen({ begun: copy })}>
          {t("duplicate")}
        </Menu.Item>
        {may_edit && !is_archived && (
          <Menu.Item leftSection={<IconArchive size={15} />} onClick={archive}>
            {t("archive")}
          </Menu.Item>
        )}
        {may_edit && is_archived && (
          <Menu.Item
            leftSection={<IconRestore size={15} />}
            onClick={() => change.mutate({ template, change: { is_archived: false } })}
          >
            {t("restore")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
