import { ActionIcon, Button, Group, SegmentedControl, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import { useLocale } from "@/ui/use-locale";

import { daysOf, firstWeekday, turned, VIEWS, type View } from "./rules";
import { titleOf } from "./titles";

const WHOSE = [
  { value: "mine", label: "calendar:mine" },
  { value: "everyone", label: "calendar:everyone" },
] as const;

type Props = { view: View; day: string; onNew: (() => void) | undefined };

/** Which days, as what, and whose. */
export function CalendarControls({ view, day, onNew }: Props) {
  const { t } = useTranslation("calendar");
  const { language } = useLocale();
  const { search, set } = usePlace();
  const turn = (way: 1 | -1) => set({ day: turned(view, day, way) }, { replace: true });
  return (
    <Group gap="xs" wrap={view === "agenda" ? "wrap" : "nowrap"}>
      <Button size="xs" variant="default" onClick={() => set({ day: undefined })}>
        {t("today")}
      </Button>
      <ActionIcon variant="subtle" color="gray" aria-label={t("before")} onClick={() => turn(-1)}>
        <IconChevronLeft size={18} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={t("after")} onClick={() => turn(1)}>
        <IconChevronRight size={18} />
      </ActionIcon>
      <Text size="sm" fw={600} aria-live="polite" truncate>
        {titleOf(view, daysOf(view, day, firstWeekday(language)), day, language)}
      </Text>
      {view !== "agenda" && (
        <SegmentedControl
          size="xs"
          aria-label={t("view")}
          data={VIEWS.map((one) => ({ value: one, label: t(`views.${one}`) }))}
          value={view}
          onChange={(next) => set({ view: next === "week" ? undefined : next })}
        />
      )}
      <SegmentedControl
        size="xs"
        aria-label={t("whose")}
        data={WHOSE.map(({ value, label }) => ({ value, label: t(label) }))}
        value={search.whose === "everyone" ? "everyone" : "mine"}
        onChange={(next) => set({ whose: next === "mine" ? undefined : next })}
      />
      {onNew && (
        <ActionIcon variant="light" aria-label={t("new")} onClick={onNew}>
          <IconPlus size={18} />
        </ActionIcon>
      )}
    </Group>
  );
}
