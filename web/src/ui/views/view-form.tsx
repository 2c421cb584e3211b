import { Button, Group, Radio, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { useChangeView, useCreateView, type View, type ViewScope } from "@/api/views";
import { Dialog } from "@/ui/dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { tell } from "@/ui/toasts";

import type { ListPlace } from "./rules";
import type { useView } from "./use-view";

const SCOPES: ViewScope[] = ["private", "team", "workspace"];

type Props = {
  list: ListPlace;
  /** The one to rename and share; without it what is on screen is kept as a new one. */
  view: View | undefined;
  shown: ReturnType<typeof useView>["shown"];
  onClose: () => void;
  onSaved: (view: View) => void;
};

export function ViewForm({ list, view, shown, onClose, onSaved }: Props) {
  const { t } = useTranslation("filters");
  const create = useCreateView(list.kind);
  const change = useChangeView();
  const form = useForm({
    initialValues: { name: view?.name ?? "", scope: view?.scope ?? ("private" as ViewScope) },
  });
  const saved = (kept: View) => {
    tell(t("view.saved", { name: kept.name }));
    onClose();
    if (!view) onSaved(kept);
  };
  const submit = form.onSubmit(({ name, scope }) => {
    if (view) change.mutate({ view, change: { name, scope } }, { onSuccess: saved });
    else create.mutate({ ...shown(), name, scope }, { onSuccess: saved });
  });
  const error = create.error ?? change.error;
  return (
    <Dialog opened onClose={onClose} title={t(`view.title.${view ? "edit" : "new"}`)}>
      <form onSubmit={submit}>
        <Stack>
          {error && <ProblemAlert error={error} />}
          <TextInput
            label={t("view.name")}
            required
            maxLength={100}
            data-autofocus
            {...form.getInputProps("name")}
          />
          <Radio.Group label={t("view.scope")} {...form.getInputProps("scope")}>
            <Stack gap="xs" mt="xs">
              {SCOPES.map((scope) => (
                <Radio key={scope} value={scope} label={t(`view.scopes.${scope}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <Group justify="flex-end">
            <Button type="submit" loading={create.isPending || change.isPending}>
              {t("view.submit")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
