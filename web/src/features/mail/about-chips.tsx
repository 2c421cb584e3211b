import { ActionIcon, Button, Group, Popover, UnstyledButton } from "@mantine/core";
import {
  IconBriefcase,
  IconBuilding,
  IconInbox,
  IconPlus,
  IconUser,
  IconX,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Thread } from "@/api/mail";
import { useOpenRecord } from "@/lib/place";

import { AboutPicker } from "./about-picker";
import classes from "./thread.module.css";
import { useSayAbout } from "./writes";

const KINDS = ["deal", "lead", "person", "company"] as const;
export type AboutKind = (typeof KINDS)[number];
const ICONS = { deal: IconBriefcase, lead: IconInbox, person: IconUser, company: IconBuilding };

type Props = { thread: Thread; mayChange: boolean };

/** What a thread is about: a click opens it; it can be about something else, or about nothing. */
export function AboutChips({ thread, mayChange }: Props) {
  const { t } = useTranslation("mail");
  const open = useOpenRecord();
  const say = useSayAbout(thread);
  const [isPicking, setPicking] = useState(false);
  const about = KINDS.flatMap((kind) => {
    const record = thread.about[kind];
    return record ? [{ kind, ...record }] : [];
  });
  const idOf = (kind: AboutKind) => thread.about[kind]?.id ?? null;
  const put = (change: Partial<Record<AboutKind, string | null>>) => {
    setPicking(false);
    const all = Object.fromEntries(
      KINDS.map((kind) => [`${kind}_id`, kind in change ? change[kind] : idOf(kind)]),
    );
    say.mutate(all);
  };
  return (
    <Group className={classes.about} gap={6} role="group" aria-label={t("about.title")}>
      {about.map(({ kind, id, name }) => {
        const Icon = ICONS[kind];
        return (
          <span key={kind} className={classes.chip}>
            <UnstyledButton className={classes.chipName} onClick={() => open(kind, id)}>
              <Icon size={14} stroke={1.7} aria-label={t(`kind.${kind}`)} />
              <span>{name}</span>
            </UnstyledButton>
            {mayChange && (
              <ActionIcon
                size="xs"
                variant="subtle"
                color="gray"
                aria-label={t("about.without", { name })}
                onClick={() => put({ [kind]: null })}
              >
                <IconX size={12} />
              </ActionIcon>
            )}
          </span>
        );
      })}
      {about.length === 0 && !mayChange && <span>{t("about.nothing")}</span>}
      {mayChange && (
        <Popover
          opened={isPicking}
          onChange={setPicking}
          position="bottom-start"
          trapFocus
          withinPortal
        >
          <Popover.Target>
            <Button
              size="compact-xs"
              variant={about.length === 0 ? "light" : "subtle"}
              color={about.length === 0 ? undefined : "gray"}
              leftSection={<IconPlus size={13} />}
              loading={say.isPending}
              onClick={() => setPicking(!isPicking)}
            >
              {about.length === 0 ? t("about.say") : t("about.more")}
            </Button>
          </Popover.Target>
          <Popover.Dropdown w={320} maw="92vw">
            <AboutPicker
              onChoose={(kind, id) => put({ [kind]: id })}
              onNothing={() => put({ deal: null, lead: null, person: null, company: null })}
            />
          </Popover.Dropdown>
        </Popover>
      )}
    </Group>
  );
}
