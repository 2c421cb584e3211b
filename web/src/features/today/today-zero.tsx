import { Button } from "@mantine/core";
import { IconSunset2 } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { formatWhen } from "@/lib/when";
import { EmptyState } from "@/ui/empty-state";
import { useLocale } from "@/ui/use-locale";

import type { Today } from "./queries";

/** Zero is reached: what comes next, and when. */
export function TodayZero({ today }: { today: Today }) {
  const { t } = useTranslation("today");
  const place = useLocale();
  const next = today.next_at
    ? t("zero.next", { when: formatWhen(today.next_at, place) })
    : t("zero.free");
  return (
    <EmptyState
      icon={<IconSunset2 size={40} stroke={1.3} aria-hidden />}
      action={
        <Button component={Link} to="/pipeline" variant="default">
          {t("zero.board")}
        </Button>
      }
    >
      <strong>{t("zero.title")}</strong> {next}
    </EmptyState>
  );
}
