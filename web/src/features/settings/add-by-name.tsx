import { Button, Group, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { UseMutationResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { ProblemAlert } from "@/ui/problem-alert";

type Named = { name_en?: string; name_zh?: string };
type Props = { label: string; add: UseMutationResult<unknown, Error, Named> };

/** One line to add something by its name, which is of the language one reads. */
export function AddByName({ label, add }: Props) {
  const { t, i18n } = useTranslation("settings");
  const form = useForm({ initialValues: { name: "" } });
  const submit = form.onSubmit(({ name }) =>
    add.mutate(i18n.language.startsWith("zh") ? { name_zh: name } : { name_en: name }, {
      onSuccess: () => form.reset(),
    }),
  );
  return (
    <form onSubmit={submit}>
      <ProblemAlert error={add.error} />
      <Group align="end" mt="md">
        <TextInput required maxLength={100} label={label} {...form.getInputProps("name")} />
        <Button type="submit" variant="default" loading={add.isPending}>
          {t("leads.addReason")}
        </Button>
      </Group>
    </form>
  );
}
