import { ActionIcon, Group, Stack, Switch, Text } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { membersQuery } from "@/api/lookups";
import { useMe } from "@/api/me";

import { type Mailing, useDeleteMailing, useMuteMailing } from "./queries";
import { useMailWords } from "./use-mail-words";
import { useMailingFilters } from "./use-mailing-filters";

type Props = { mailing: Mailing; mayEdit: boolean; onEdit: () => void };

export function MailingRow({ mailing, mayEdit, onEdit }: Props) {
  const { t } = useTranslation("dashboards");
  const me = useMe().member.id;
  const members = useQuery(membersQuery()).data ?? [];
  const words = useMailWords();
  const filters = useMailingFilters(mailing);
  const mute = useMuteMailing();
  const remove = useDeleteMailing();
  const mine = mailing.readers.find(({ member_id }) => member_id === me);
  const names = mailing.readers.map(
    ({ member_id }) => members.find(({ id }) => id === member_id)?.name ?? "…",
  );
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <Stack gap={2} miw={0}>
        <Text fw={500}>{words.when(mailing)}</Text>
        <Text size="sm" c="dimmed">
          {[words.span(mailing.span), ...filters, words.files(mailing)].join(" · ")}
        </Text>
        <Text size="sm">{names.join(t("mail.comma"))}</Text>
        {mine && (
          <Switch
            mt={4}
            size="sm"
            label={t("mail.toMe")}
            checked={!mine.is_muted}
            onChange={(event) =>
              mute.mutate({ id: mailing.id, isMuted: !event.currentTarget.checked })
            }
          />
        )}
      </Stack>
      {mayEdit && (
        <Group gap={4} wrap="nowrap">
          <ActionIcon variant="subtle" color="gray" aria-label={t("mail.edit")} onClick={onEdit}>
            <IconPencil size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("mail.delete")}
            onClick={() => remove.mutate(mailing)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      )}
    </Group>
  );
}
