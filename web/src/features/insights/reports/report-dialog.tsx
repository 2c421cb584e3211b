import { Button, Group, Radio, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { Dialog } from "@/ui/dialog";
import { ProblemAlert } from "@/ui/problem-alert";

import type { Report } from "./queries";
import { type ReportFacts, useSaveReport } from "./use-save-report";

const SCOPES = ["private", "team", "workspace"] as const;

type Props = { kept: Report | undefined; onClose: () => void };

/** What a report is called and who sees it; a kept one is changed or copied. */
export function ReportDialog({ kept, onClose }: Props) {
  const { t } = useTranslation("reports");
  const save = useSaveReport();
  const form = useForm<ReportFacts>({
    initialValues: {
      name: kept?.name ?? "",
      description: kept?.description ?? "",
      scope: kept?.scope ?? "private",
    },
  });
  const keep = (place: Report | undefined) => (facts: ReportFacts) =>
    save.mutate({ facts, kept: place }, { onSuccess: onClose });
  const isOwn = !kept || kept.may_edit;
  return (
    <Dialog opened onClose={onClose} title={t("saveTitle")}>
      <form onSubmit={form.onSubmit(keep(isOwn ? kept : undefined))}>
        <Stack>
          {save.error && <ProblemAlert error={save.error} />}
          <TextInput
            label={t("name")}
            required
            maxLength={100}
            data-autofocus
            {...form.getInputProps("name")}
          />
          <TextInput
            label={t("description")}
            maxLength={500}
            {...form.getInputProps("description")}
          />
          <Radio.Group
            label={t("sharing")}
            description={t("sharingHint")}
            {...form.getInputProps("scope")}
          >
            <Stack gap="xs" mt="xs">
              {SCOPES.map((scope) => (
                <Radio key={scope} value={scope} label={t(`scope.${scope}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <Group justify="flex-end">
            {kept?.may_edit && (
              <Button
                variant="default"
                disabled={save.isPending}
                onClick={() => form.onSubmit(keep(undefined))()}
              >
                {t("copy")}
              </Button>
            )}
            <Button type="submit" loading={save.isPending}>
              {isOwn ? t("save") : t("copy")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
