import { ActionIcon, Button, Group, Menu } from "@mantine/core";
import {
  IconArchive,
  IconDots,
  IconEye,
  IconPlayerPause,
  IconPlayerPlay,
  IconRestore,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type Sequence, useArchiveSequence, useChangeSequence } from "@/api/sequences";
import { tell } from "@/ui/toasts";

import { PreviewDialog } from "./preview-dialog";

/** Try it on somebody, let it rest, put it away. */
export function SequenceActs({ sequence }: { sequence: Sequence }) {
  const { t } = useTranslation("sequences");
  const [isTrying, setTrying] = useState(false);
  const change = useChangeSequence();
  const { is_paused, may_edit } = sequence;
  const Icon = is_paused ? IconPlayerPlay : IconPlayerPause;
  return (
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconEye size={15} />}
        onClick={() => setTrying(true)}
      >
        {t("preview.open")}
      </Button>
      {may_edit && (
        <Button
          size="xs"
          variant={is_paused ? "filled" : "default"}
          leftSection={<Icon size={15} />}
          loading={change.isPending}
          onClick={() => change.mutate({ sequence, change: { is_paused: !is_paused } as never })}
        >
          {is_paused ? t("goOn") : t("pause")}
        </Button>
      )}
      {may_edit && <Archive sequence={sequence} />}
      {isTrying && <PreviewDialog sequence={sequence} onClose={() => setTrying(false)} />}
    </Group>
  );
}

function Archive({ sequence: { id, name, is_archived } }: { sequence: Sequence }) {
  const { t } = useTranslation("sequences");
  const archive = useArchiveSequence();
  const put = () =>
    archive.mutate(
      { id, is_archived: !is_archived },
      { onSuccess: () => tell(is_archived ? t("told.restored") : t("told.archived")) },
    );
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("more", { name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={is_archived ? <IconRestore size={15} /> : <IconArchive size={15} />}
          onClick={put}
        >
          {is_archived ? t("restore") : t("archive")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
