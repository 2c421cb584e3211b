import { ActionIcon, ColorSwatch, Group, Menu, TextInput, useMantineTheme } from "@mantine/core";
import {
  IconArchive,
  IconArchiveOff,
  IconArrowDown,
  IconArrowUp,
  IconX,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { ChoiceDraft } from "./choices-editor";

const COLORS = ["gray", "water", "indigo", "grape", "pink", "orange", "lime", "teal"] as const;
const SHADE = 6;

type Props = {
  choice: ChoiceDraft;
  at: number;
  isLast: boolean;
  onPut: (change: Partial<ChoiceDraft>) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
};

export function ChoiceRow({ choice, at, isLast, onPut, onMove, onRemove }: Props) {
  const { t } = useTranslation("fields");
  const theme = useMantineTheme();
  const number = at + 1;
  const swatch = (color = "gray") => theme.colors[color]?.[SHADE] ?? "";
  const text = (name: "name_zh" | "name_en", label: string) => (
    <TextInput
      size="xs"
      aria-label={t(label, { number })}
      placeholder={t(name === "name_zh" ? "nameZh" : "nameEn")}
      value={choice[name]}
      disabled={choice.is_archived}
      onChange={(event) => onPut({ [name]: event.currentTarget.value })}
    />
  );
  const act = (label: string, icon: React.ReactNode, onClick: () => void, disabled = false) => (
    <ActionIcon
      {...{ variant: "subtle", color: "gray", size: "sm", disabled, onClick }}
      aria-label={t(label, { number })}
    >
      {icon}
    </ActionIcon>
  );
  return (
    <Group gap={4} wrap="nowrap">
      <Menu>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t("choiceColor", { number })}>
            <ColorSwatch size={16} color={swatch(choice.color)} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {COLORS.map((color) => (
            <Menu.Item
              key={color}
              leftSection={<ColorSwatch size={14} color={swatch(color)} />}
              onClick={() => onPut({ color })}
            >
              {t(`color.${color}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {text("name_zh", "choiceZh")}
      {text("name_en", "choiceEn")}
      {act("choiceUp", <IconArrowUp size={14} />, () => onMove(-1), at === 0)}
      {act("choiceDown", <IconArrowDown size={14} />, () => onMove(1), isLast)}
      {choice.id
        ? act(
            choice.is_archived ? "choiceReuse" : "choiceArchive",
            choice.is_archived ? <IconArchiveOff size={14} /> : <IconArchive size={14} />,
            () => onPut({ is_archived: !choice.is_archived }),
          )
        : act("choiceRemove", <IconX size={14} />, onRemove)}
    </Group>
  );
}
