import {
  IconCalendarEvent,
  IconMail,
  IconMapPin,
  IconPhone,
  IconSquareCheck,
} from "@tabler/icons-react";

export const KIND_ICONS = {
  task: IconSquareCheck,
  call: IconPhone,
  meeting: IconCalendarEvent,
  email: IconMail,
  visit: IconMapPin,
};

export function KindIcon({ kind, size = 15 }: { kind: string; size?: number }) {
  const Icon = KIND_ICONS[kind as keyof typeof KIND_ICONS] ?? IconSquareCheck;
  return <Icon size={size} stroke={1.8} aria-hidden />;
}
