import { Button } from "@mantine/core";
import { IconArrowUp } from "@tabler/icons-react";
import { type RefObject, useEffect } from "react";
import { useTranslation } from "react-i18next";

import classes from "@/ui/board/column.module.css";

type Props = { count: number; scroller: RefObject<HTMLDivElement | null>; onSeen: () => void };

const AWAY = 60;

/** Colleagues' changes at the head of a column one has scrolled away from. */
export function ChangesPill({ count, scroller, onSeen }: Props) {
  const { t } = useTranslation("pipeline");
  useEffect(() => {
    const element = scroller.current;
    if (!count || !element) return;
    const look = () => element.scrollTop < AWAY && onSeen();
    look();
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, [count, scroller, onSeen]);
  if (!count || (scroller.current?.scrollTop ?? 0) < AWAY) return null;
  return (
    <Button
      className={classes.pill}
      size="compact-xs"
      radius="xl"
      leftSection={<IconArrowUp size={12} />}
      onClick={() => scroller.current?.scrollTo({ top: 0, behavior: "smooth" })}
    >
      {t("changes", { count })}
    </Button>
  );
}
