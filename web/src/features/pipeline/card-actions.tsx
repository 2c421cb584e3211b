import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowUpRight, IconThumbDown, IconTrophy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "@/ui/board/card.module.css";
import { useBoardHands } from "./board-context";
import type { Card } from "./rules";

/** What a seller does ten times a day, one click away while the mouse or the focus is on the card. */
export function CardActions({ card, tabIndex }: { card: Card; tabIndex: number }) {
  const { t } = useTranslation("pipeline");
  const { mayWrite, open, win, lose } = useBoardHands();
  const actions = [
    ...(mayWrite
      ? [
          { label: t("act.won"), icon: IconTrophy, perform: () => win(card), color: "green" },
          { label: t("act.lost"), icon: IconThumbDown, perform: () => lose(card), color: "red" },
        ]
      : []),
    { label: t("act.open"), icon: IconArrowUpRight, perform: () => open(card.id), color: "gray" },
  ];
  return (
    <div className={classes.actions}>
      {actions.map(({ label, icon: Icon, perform, color }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon
            size={24}
            variant="subtle"
            color={color}
            tabIndex={tabIndex}
            aria-label={t("act.onDeal", { act: label, title: card.title })}
            onClick={(event) => {
              event.stopPropagation();
              perform();
            }}
          >
            <Icon size={15} stroke={1.8} />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}
