import {
  IconAt,
  IconBell,
  IconBookmark,
  IconBriefcase,
  IconCalendarStats,
  IconDroplet,
  IconMailOpened,
  IconUserCheck,
} from "@tabler/icons-react";

import classes from "./notices.module.css";
import type { Notice } from "./queries";

const ICONS = {
  mentioned: IconAt,
  given: IconUserCheck,
  deal: IconBriefcase,
  followed: IconBookmark,
  seen: IconMailOpened,
  reminder: IconBell,
  source: IconDroplet,
  digest: IconCalendarStats,
};

export function NoticeIcon({ notice }: { notice: Notice }) {
  const Icon = ICONS[notice.kind];
  return (
    <span className={classes.icon} aria-hidden>
      <Icon size={18} stroke={1.6} />
    </span>
  );
}
