import { Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { fieldError, ProblemAlert } from "@/ui/problem-alert";

import { useAddSuppressions } from "./suppression-queries";

/** Put one address on the list, or many that were pasted. */
export function SuppressionAdd() {
  const { t } = useTranslation("leaving");
  const add = useAddSuppressions();
  const form = useForm({ initialValues: { addresses: "", note: "" } });
  return (
    <form onSubmit={form.onSubmit((body) => add.mutate(body, { onSuccess: () => form.reset() }))}>
      <Stack gap="sm" maw={560}>
        <ProblemAlert error={add.error} fields={["addresses"]} />
        <Textarea
          label={t("list.paste")}
          description={t("list.pasteHint")}
          placeholder="bo@example.com, example.org"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={500_000}
          {...form.getInputProps("addresses")}
          error={fieldError(add.error, "addresses")}
        />
        <TextInput
          label={t("list.note")}
          placeholder={t("list.noteHint")}
          maxLength={500}
          {...form.getInputProps("note")}
        />
        <Group>
          <Button type="submit" loading={add.isPending} disabled={!form.values.addresses.trim()}>
            {t("list.add")}
          </Button>
          <Added />
        </Group>
      </Stack>
    </form>
  );

  function Added() {
    if (!add.data) return null;
    const { added, known, refused } = add.data;
    const said = [
      t("list.added", { count: added }),
      known > 0 && t("list.known", { count: known }),
      refused.length > 0 && t("list.refused", { words: refused.join(t("common:listSeparator")) }),
    ];
    return (
      <Text size="sm" c="dimmed" role="status" flex={1}>
        {said.filter(Boolean).join(" ")}
      </Text>
    );
  }
}
