import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { Dialog } from "@/ui/dialog";
import { ProblemAlert } from "@/ui/problem-alert";

import { type RoleShape, useCreateRole, useRoleName } from "./role-queries";

type Props = { opened: boolean; onClose: () => void; roles: RoleShape[] };

/** A role of one's own, begun as a copy of another. */
export function NewRole({ opened, onClose, roles }: Props) {
  const { t, i18n } = useTranslation("settings");
  const create = useCreateRole();
  const nameOf = useRoleName();
  const form = useForm({ initialValues: { name: "", from: "seller" } });
  const close = () => {
    onClose();
    form.reset();
    create.reset();
  };
  const submit = form.onSubmit(({ name, from }) => {
    const model = roles.find(({ key }) => key === from);
    if (!model) return;
    const { base, rights, sight, fields } = model;
    const named = i18n.language.startsWith("zh") ? { name_zh: name } : { name_en: name };
    create.mutate(
      { base, rights, sight, fields, name_en: "", name_zh: "", ...named },
      { onSuccess: close },
    );
  });
  return (
    <Dialog opened={opened} onClose={close} title={t("roles.add")}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <ProblemAlert error={create.error} />
          <TextInput
            required
            maxLength={100}
            data-autofocus
            label={t("roles.name")}
            {...form.getInputProps("name")}
          />
          <Select
            label={t("roles.copyOf")}
            description={t("roles.copyHint")}
            data={roles
              .filter(({ base }) => base !== "owner")
              .map((role) => ({ value: role.key, label: nameOf(role) }))}
            allowDeselect={false}
            {...form.getInputProps("from")}
          />
          <Group justify="end">
            <Button type="submit" loading={create.isPending}>
              {t("roles.make")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
