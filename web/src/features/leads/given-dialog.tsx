import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Avatar } from "@/ui/avatar";
import { Dialog } from "@/ui/dialog";

import { useTakeBack } from "./lead-writes";
import classes from "./leads.module.css";
import type { Given } from "./queries";

type Props = { given: Given[] | undefined; onClose: () => void };

/** Who was given each lead and why, or why nobody was; and the way back. */
export function GivenDialog({ given, onClose }: Props) {
  const { t } = useTranslation("leads");
  const takeBack = useTakeBack();
  const assigned = given?.filter(({ result }) => result === "assigned") ?? [];
  const undo = () =>
    takeBack.mutate(
      assigned.map(({ id }) => id),
      { onSuccess: onClose },
    );
  return (
    <Dialog opened={given !== undefined} onClose={onClose} title={t("giveOut.title")} size={560}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t("giveOut.told", { count: assigned.length, all: given?.length ?? 0 })}
        </Text>
        <ul className={classes.given}>
          {given?.map((one) => (
            <li key={one.id} className={classes.one}>
              <Group justify="space-between" wrap="nowrap">
                <Text fw={500} truncate>
                  {one.name}
                </Text>
                <Group gap={6} wrap="nowrap">
                  {one.owner_name && <Avatar name={one.owner_name} size={20} tooltip={false} />}
                  <Text size="sm">{one.owner_name ?? t("giveOut.without")}</Text>
                </Group>
              </Group>
              <Text size="xs" c="dimmed">
                {one.reason}
              </Text>
            </li>
          ))}
        </ul>
        <Group justify="end">
          {assigned.length > 0 && (
            <Button variant="default" loading={takeBack.isPending} onClick={undo}>
              {t("giveOut.undo")}
            </Button>
          )}
          <Button data-autofocus onClick={onClose}>
            {t("giveOut.close")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
