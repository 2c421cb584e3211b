import { Button, Menu } from "@mantine/core";
import { IconClockPause } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { LATER, type Later } from "@/lib/later";

type Props = {
  opened: boolean;
  onToggle: (opened: boolean) => void;
  onChoose: (later: Later) => void;
};

/** Put an item off: not now, but surely then. */
export function LaterMenu({ opened, onToggle, onChoose }: Props) {
  const { t } = useTranslation("today");
  return (
    <Menu opened={opened} onChange={onToggle} position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          tabIndex={-1}
          leftSection={<IconClockPause size={15} stroke={1.7} />}
        >
          {t("later")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LATER.map((later) => (
          <Menu.Item key={later} onClick={() => onChoose(later)}>
            {t(`common:later.${later}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
