import { Button, Group, Radio, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Dialog } from "@/ui/dialog";
import { ProblemAlert } from "@/ui/problem-alert";

import {
  type Dashboard,
  type DashboardTile,
  dashboardsQuery,
  useChangeDashboard,
  useCreateDashboard,
} from "./queries";

const SCOPES = ["private", "team", "workspace"] as const;

type Props = {
  /** The one to rename and share; without it the tiles are kept as a new one. */
  dashboard?: Dashboard;
  name?: string;
  tiles?: DashboardTile[];
  /** Nothing is laid out yet: it may begin as one that comes with Headwater. */
  isNew?: boolean;
  onClose: () => void;
  onSaved?: (dashboard: Dashboard) => void;
};

export function SaveDialog(props: Props) {
  const { dashboard, name = "", tiles = [], isNew = false, onClose, onSaved } = props;
  const { t } = useTranslation("dashboards");
  const known = useQuery({ ...dashboardsQuery(), enabled: isNew }).data ?? [];
  const [begin, setBegin] = useState<string | null>(null);
  const create = useCreateDashboard();
  const change = useChangeDashboard();
  const form = useForm({
    initialValues: { name: dashboard?.name ?? name, scope: dashboard?.scope ?? "private" },
  });
  const onSuccess = (saved: Dashboard) => {
    onClose();
    onSaved?.(saved);
  };
  const begun = known.find(({ id }) => id === begin);
  const submit = form.onSubmit((facts) => {
    if (dashboard) change.mutate({ seen: dashboard, change: facts }, { onSuccess });
    else create.mutate({ ...facts, tiles: begun?.tiles ?? tiles }, { onSuccess });
  });
  const error = create.error ?? change.error;
  return (
    <Dialog opened onClose={onClose} title={dashboard ? t("share") : t("new")}>
      <form onSubmit={submit}>
        <Stack>
          {error && <ProblemAlert error={error} />}
          <TextInput
            label={t("name")}
            required
            maxLength={100}
            data-autofocus
            {...form.getInputProps("name")}
          />
          {isNew && (
            <Select
              label={t("beginAs")}
              placeholder={t("beginEmpty")}
              clearable
              data={known.map((one) => ({ value: one.id, label: one.name }))}
              value={begin}
              onChange={setBegin}
            />
          )}
          <Radio.Group
            label={t("scope.label")}
            description={t("scope.hint")}
            {...form.getInputProps("scope")}
          >
            <Stack gap="xs" mt="xs">
              {SCOPES.map((scope) => (
                <Radio key={scope} value={scope} label={t(`scope.${scope}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <Group justify="flex-end">
            <Button type="submit" loading={create.isPending || change.isPending}>
              {t("save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
