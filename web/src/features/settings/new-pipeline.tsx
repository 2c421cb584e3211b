import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Dialog } from "@/ui/dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { FormSkeleton } from "@/ui/skeletons";

import { useCreatePipeline } from "./pipeline-queries";
import { PipelineTemplates } from "./pipeline-templates";

type Props = { opened: boolean; onClose: () => void };

export function NewPipeline({ opened, onClose }: Props) {
  const { t } = useTranslation("settings");
  const create = useCreatePipeline();
  const form = useForm({
    initialValues: { name_zh: "", name_en: "", template: "sales" },
    validate: {
      name_zh: (zh, { name_en }) => (zh.trim() || name_en.trim() ? null : t("pipelines.oneName")),
    },
  });
  const close = () => {
    form.reset();
    create.reset();
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={close} title={t("pipelines.new")} size="lg">
      <form onSubmit={form.onSubmit((body) => create.mutate(body, { onSuccess: close }))}>
        <Stack gap="md">
          <ProblemAlert error={create.error} />
          <TextInput
            label={t("pipelines.name_zh")}
            data-autofocus
            {...form.getInputProps("name_zh")}
          />
          <TextInput label={t("pipelines.name_en")} {...form.getInputProps("name_en")} />
          <Boundary loading={<FormSkeleton />}>
            <PipelineTemplates {...form.getInputProps("template")} value={form.values.template} />
          </Boundary>
          <Group justify="end">
            <Button variant="default" onClick={close}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t("pipelines.create")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
