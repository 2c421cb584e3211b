import { ActionIcon, Anchor, Button, Indicator, Popover, Title } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconBell } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { useLive } from "@/api/live";
import { useMe } from "@/api/me";
import { onPressed, renew } from "@/api/push";
import { lazyLater } from "@/lib/standing";
import { ListSkeleton } from "@/ui/skeletons";
import { tell } from "@/ui/toasts";

import classes from "./notices.module.css";
import { noticesQuery, useMarkAllRead } from "./queries";
import { useSentence } from "./use-sentence";

const NoticeList = lazyLater(async () => (await import("./notice-list")).NoticeList);

/** The bell: how much is unread, and what it is. On a phone it leads to the page. */
export function Bell() {
  const { t } = useTranslation("notices");
  const [opened, setOpened] = useState(false);
  const isPhone = useMediaQuery("(max-width: 48em)");
  const navigate = useNavigate();
  const unread = useQuery(noticesQuery()).data?.unread ?? 0;
  const readAll = useMarkAllRead();
  useNews();
  usePushes();
  const press = () => (isPhone ? void navigate({ to: "/notices" }) : setOpened(!opened));
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={420} trapFocus>
      <Popover.Target>
        <Indicator label={unread > 99 ? "99+" : unread} size={16} offset={5} disabled={!unread}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={unread ? t("bell", { count: unread }) : t("title")}
            onClick={press}
          >
            <IconBell size={19} stroke={1.7} />
          </ActionIcon>
        </Indicator>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <div className={classes.head}>
          <Title order={2} fz="md">
            {t("title")}
          </Title>
          <Button
            size="compact-sm"
            variant="subtle"
            disabled={!unread}
            onClick={() => readAll.mutate()}
          >
            {t("readAll")}
          </Button>
        </div>
        <div className={classes.panel}>
          <Suspense fallback={<ListSkeleton />}>
            <NoticeList onLeave={() => setOpened(false)} />
          </Suspense>
        </div>
        <div className={classes.head}>
          <Anchor component={Link} to="/notices" size="sm" onClick={() => setOpened(false)}>
            {t("all")}
          </Anchor>
          <Anchor
            component={Link}
            to="/settings/notices"
            size="sm"
            onClick={() => setOpened(false)}
          >
            {t("settings")}
          </Anchor>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** What is new shows at the bell at once; a reminder also says so on screen. */
function useNews() {
  const client = useQueryClient();
  const me = useMe().member.id;
  const sentence = useSentence();
  useLive(({ name, data }) => {
    if (name !== "notice.given" || data.member_id !== me) return;
    void client.invalidateQueries({ queryKey: ["notices"] }).then(() => {
      const notice = client
        .getQueryData(noticesQuery().queryKey)
        ?.items.find(({ id }) => id === data.notice_id);
      if (notice?.kind === "reminder" || notice?.kind === "mentioned") tell(sentence(notice));
    });
  });
}

/** This browser shows only what its member is told; pressing that leads to what it is about. */
function usePushes() {
  const me = useMe().member.id;
  const navigate = useNavigate();
  useEffect(() => void renew(me).catch(() => {}), [me]);
  useEffect(() => onPressed((to) => void navigate({ to })), [navigate]);
}
