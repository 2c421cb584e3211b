import {
  IconCheckbox,
  IconCoffee,
  IconFileText,
  IconGift,
  IconMail,
  IconMapPin,
  IconNote,
  IconPhone,
  IconPresentation,
  IconStar,
  IconTool,
  IconTruck,
  IconUsers,
  IconVideo,
} from "@tabler/icons-react";

import type { Schema } from "@/api/client";

/** The pictures a type of activity can have. */
export const ACTIVITY_ICONS: Record<Schema["ActivityIcon"], typeof IconCheckbox> = {
  check: IconCheckbox,
  phone: IconPhone,
  people: IconUsers,
  place: IconMapPin,
  mail: IconMail,
  note: IconNote,
  screen: IconPresentation,
  truck: IconTruck,
  coffee: IconCoffee,
  tool: IconTool,
  file: IconFileText,
  star: IconStar,
  gift: IconGift,
  video: IconVideo,
};
