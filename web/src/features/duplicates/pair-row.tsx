import { Badge, Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { useOpenRecord } from "@/lib/place";
import { RowLink } from "@/ui/row-link";
import { tellWithUndo } from "@/ui/toasts";

import classes from "./duplicates.module.css";
import { type Kind, type Pair, useDismiss } from "./queries";

type Props = { kind: Kind; pair: Pair; isDismissed: boolean; onMerge: () => void };

/** Two names, why they may be one, and what to do about it. */
export function PairRow({ kind, pair, isDismissed, onMerge }: Props) {
  const { t } = useTranslation("duplicates");
  const open = useOpenRecord();
  const dismiss = useDismiss(kind);
  const mayWrite = useMay("write");
  const names = { one: pair.first.name, other: pair.second.name };
  const verdict = isDismissed ? t("askAgain") : t("differ");
  const differ = () =>
    dismiss.mutate(
      { pair, isBack: isDismissed },
      {
        onSuccess: () =>
          !isDismissed &&
          tellWithUndo(t("dismissed", names), () => dismiss.mutate({ pair, isBack: true })),
      },
    );
  return (
    <li className={classes.pair}>
      <div className={classes.sides}>
        {[pair.first, pair.second].map((side) => (
          <div key={side.id} className={classes.side}>
            <RowLink onOpen={() => open(kind, side.id)}>{side.name}</RowLink>
            <Text size="xs" c="dimmed">
              {side.owner_name ?? t("nobody")}
            </Text>
          </div>
        ))}
      </div>
      <Group gap={4} className={classes.reasons}>
        {pair.is_sure && <Badge variant="light">{t("sure")}</Badge>}
        <Text size="xs">{pair.reasons.map((reason) => t(`reason.${reason}`)).join(" · ")}</Text>
      </Group>
      {mayWrite && (
        <Group gap={8} justify="end">
          <Button
            size="compact-sm"
            variant="default"
            loading={dismiss.isPending}
            aria-label={`${verdict}: ${names.one}, ${names.other}`}
            onClick={differ}
          >
            {verdict}
          </Button>
          <Button
            size="compact-sm"
            aria-label={`${t("merge")}: ${names.one}, ${names.other}`}
            onClick={onMerge}
          >
            {t("merge")}
          </Button>
        </Group>
      )}
    </li>
  );
}
