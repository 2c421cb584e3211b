import { ActionIcon, Group, Stack, Text, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { type About, type Party, type Share, useShare } from "@/api/sharing";
import { Avatar } from "@/ui/avatar";

import { LevelSelect } from "./level-select";

type Props = { about: About; share: Share; mayEdit: boolean };

/** One member or team a record is shared with, and to which extent. */
export function ShareRow({ about, share, mayEdit }: Props) {
  const { t } = useTranslation("sharing");
  const { mutate, isPending } = useShare(about);
  const party = partyOf(share);
  return (
    <Group wrap="nowrap" py={6} gap="sm">
      <Avatar name={share.name} size={28} tooltip={false} />
      <Stack gap={0} flex={1} miw={0}>
        <Text size="sm" truncate>
          {share.team_id ? t("team", { name: share.name }) : share.name}
        </Text>
        {share.sharer_name && (
          <Text size="xs" c="dimmed" truncate>
            {t("by", { name: share.sharer_name })}
          </Text>
        )}
      </Stack>
      <LevelSelect
        label={t("levelOf", { name: share.name })}
        value={share.level}
        isReadOnly={!mayEdit}
        onChange={(level) => mutate({ party, level })}
      />
      {mayEdit && (
        <Tooltip label={t("remove", { name: share.name })}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("remove", { name: share.name })}
            loading={isPending}
            onClick={() => mutate({ party, level: undefined })}
          >
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </Group>
  );
}

function partyOf({ member_id, team_id }: Share): Party {
  return member_id ? { member_id } : { team_id: team_id ?? "" };
}
