import {
  IconAt,
  IconBrandLinkedin,
  IconBrandWechat,
  IconMail,
  IconPhone,
  IconWorld,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import classes from "./channel-icon.module.css";
import type { ChannelKind } from "./rules";

const ICONS = {
  phone: IconPhone,
  email: IconMail,
  wechat: IconBrandWechat,
  linkedin: IconBrandLinkedin,
  website: IconWorld,
  other: IconAt,
};

export function ChannelIcon({ kind }: { kind: ChannelKind }) {
  const { t } = useTranslation("people");
  const Icon = ICONS[kind];
  return (
    <span className={classes.icon} role="img" aria-label={t(`channel.${kind}`)}>
      <Icon size={16} stroke={1.7} />
    </span>
  );
}
