import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { LATER, type Later } from "@/lib/later";

import { LaterButton } from "./later-button";

type Props = {
  opened: boolean;
  onToggle: (opened: boolean) => void;
  onChoose: (later: Later) => void;
};

export function LaterChoices({ opened, onToggle, onChoose }: Props) {
  const { t } = useTranslation("common");
  return (
    <Menu opened={opened} onChange={onToggle} position="bottom-end" withinPortal>
      <Menu.Target>
        <LaterButton />
      </Menu.Target>
      <Menu.Dropdown>
        {LATER.map((later) => (
          <Menu.Item key={later} onClick={() => onChoose(later)}>
            {t(`later.${later}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
