import {
  IconBriefcase,
  IconBuilding,
  IconCheckbox,
  IconInbox,
  IconMail,
  IconUser,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { useOpenNew, useWriteMail } from "@/lib/place";
import type { Action } from "@/ui/actions";

import { ELSEWHERE, NAVIGATION, NAVIGATION_FOOT } from "./navigation";
import { useReachable } from "./use-reachable";

const ICON = { size: 16, stroke: 1.7 };

/** What can be made from anywhere; nothing for those who only look. */
export function useNewActions(): Action[] {
  const { t } = useTranslation("common");
  const open = useOpenNew();
  const writeMail = useWriteMail();
  if (!useMay("write")) return [];
  return [
    {
      name: "deal.create",
      label: t("new.deal"),
      keys: "c",
      icon: <IconBriefcase {...ICON} />,
      perform: () => open("deal"),
    },
    {
      name: "lead.create",
      label: t("new.lead"),
      icon: <IconInbox {...ICON} />,
      perform: () => open("lead"),
    },
    {
      name: "company.create",
      label: t("new.company"),
      icon: <IconBuilding {...ICON} />,
      perform: () => open("company"),
    },
    {
      name: "person.create",
      label: t("new.person"),
      icon: <IconUser {...ICON} />,
      perform: () => open("person"),
    },
    {
      name: "task.create",
      label: t("new.task"),
      keys: "t",
      icon: <IconCheckbox {...ICON} />,
      perform: () => open("task"),
    },
    {
      name: "mail.write",
      label: t("mail.write"),
      icon: <IconMail {...ICON} />,
      perform: () => writeMail(),
    },
  ];
}

/** Going somewhere: each place of the rail. */
export function useGoActions(): Action[] {
  const { t } = useTranslation("common");
  const navigate = useNavigate();
  const places = useReachable([...NAVIGATION, ...ELSEWHERE, ...NAVIGATION_FOOT]);
  return places.map(({ to, label, icon: Icon, keys }) => ({
    name: `go ${to}`,
    label: t(label),
    keys,
    icon: <Icon {...ICON} />,
    perform: () => void navigate({ to }),
  }));
}
