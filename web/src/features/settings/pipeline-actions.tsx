import { ActionIcon, Button, Group, Menu } from "@mantine/core";
import { IconArchive, IconCopy, IconDots } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { StatusBadge } from "@/ui/status-badge";

import { type Pipeline, useCreatePipeline, useSavePipeline } from "./pipeline-queries";

/** What can be done to a pipeline as a whole. */
export function PipelineActions({ pipeline }: { pipeline: Pipeline }) {
  const { t } = useTranslation("settings");
  const save = useSavePipeline();
  const create = useCreatePipeline();
  const copy = () =>
    create.mutate({
      name_zh: pipeline.name_zh && `${pipeline.name_zh}（副本）`,
      name_en: pipeline.name_en && `${pipeline.name_en} (copy)`,
      template: "empty",
      copy_of: pipeline.id,
    });
  return (
    <Group gap="xs" wrap="nowrap">
      {pipeline.is_default ? (
        <StatusBadge tone="planned">{t("pipelines.default")}</StatusBadge>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => save.mutate({ pipeline, change: { is_default: true } })}
        >
          {t("pipelines.makeDefault")}
        </Button>
      )}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("pipelines.more", { name: pipeline.name })}
          >
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopy size={15} />} onClick={copy}>
            {t("pipelines.copy")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArchive size={15} />}
            onClick={() => save.mutate({ pipeline, change: { is_archived: true } })}
          >
            {t("pipelines.archive")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
