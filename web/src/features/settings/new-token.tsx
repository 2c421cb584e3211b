import { Button, Checkbox, Group, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { DateField } from "@/ui/date-field";
import { Dialog } from "@/ui/dialog";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";

import { CopyField } from "./copy-field";
import { useCreateToken } from "./queries";

const SCOPES = ["read", "write", "import", "admin"] as const;
const EMPTY = { name: "", scopes: ["read"] as string[], day: null as string | null };

type Props = { opened: boolean; onClose: () => void };

/** Make a token; its secret is shown here, once. */
export function NewToken({ opened, onClose }: Props) {
  const { t } = useTranslation("settings");
  const create = useCreateToken();
  const form = useForm({ initialValues: EMPTY });
  const close = () => {
    onClose();
    form.reset();
    create.reset();
  };
  const submit = ({ name, scopes, day }: typeof EMPTY) =>
    create.mutate({
      name,
      scopes: SCOPES.filter((scope) => scopes.includes(scope)),
      expires_at: day && `${day}T23:59:59Z`,
    });
  return (
    <Dialog opened={opened} onClose={close} title={t("tokens.new")}>
      {create.data ? (
        <Stack gap="md">
          <CopyField label={t("tokens.secret")} value={create.data.secret} />
          <Button onClick={close}>{t("done")}</Button>
        </Stack>
      ) : (
        <form onSubmit={form.onSubmit(submit)}>
          <Stack gap="md">
            <ProblemAlert error={create.error} fields={["name", "scopes"]} />
            <TextInput
              label={t("tokens.name")}
              placeholder={t("tokens.example")}
              required
              data-autofocus
              {...form.getInputProps("name")}
              error={fieldError(create.error, "name")}
            />
            <Checkbox.Group
              label={t("tokens.scopes")}
              {...form.getInputProps("scopes")}
              error={fieldError(create.error, "scopes")}
            >
              <Stack gap={8} mt={4}>
                {SCOPES.map((scope) => (
                  <Checkbox
                    key={scope}
                    value={scope}
                    label={t(`scope.${scope}`)}
                    description={t(`scopeHint.${scope}`)}
                  />
                ))}
              </Stack>
            </Checkbox.Group>
            <DateField
              label={t("tokens.expires")}
              value={form.values.day}
              onChange={(day) => form.setFieldValue("day", day)}
            />
            <Group justify="end">
              <Button variant="default" onClick={close}>
                {t("cancel")}
              </Button>
              <Button
                type="submit"
                loading={create.isPending}
                disabled={form.values.scopes.length === 0}
              >
                {t("tokens.make")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}
