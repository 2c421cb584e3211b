import { Popover } from "@mantine/core";
import type { ReactNode } from "react";

import type { Schema } from "@/api/client";

import { GuideText } from "./guide-text";

type Props = {
  stage: Schema["StageOut"];
  opened: boolean;
  onChange: (opened: boolean) => void;
  target: ReactNode;
};

export function GuidePopover({ stage, opened, onChange, target }: Props) {
  return (
    <Popover
      opened={opened}
      onChange={onChange}
      width={320}
      position="bottom-start"
      shadow="md"
      withinPortal
      trapFocus
    >
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown>
        <GuideText stage={stage} />
      </Popover.Dropdown>
    </Popover>
  );
}
