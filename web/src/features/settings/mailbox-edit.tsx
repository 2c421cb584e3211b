import { Button, Group, PasswordInput, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import type { Mailbox } from "@/api/mail";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";

import { MailboxOptions } from "./mailbox-options";
import { useChangeMailbox } from "./mailbox-queries";
import { changeOf, formOf, type MailboxForm } from "./mailbox-rules";
import { MailboxServers } from "./mailbox-servers";

type Props = { mailbox: Mailbox; onDone: () => void };

/** Set a mailbox up otherwise; another server asks for the password once more. */
export function MailboxEdit({ mailbox, onDone }: Props) {
  const { t } = useTranslation("mailboxes");
  const change = useChangeMailbox({ quiet: true });
  const form = useForm<MailboxForm>({ initialValues: formOf(mailbox) });
  const save = (values: MailboxForm) =>
    change.mutate({ mailbox, change: changeOf(mailbox, values) }, { onSuccess: onDone });
  return (
    <form onSubmit={form.onSubmit(save)}>
      <Stack gap="lg">
        <ProblemAlert error={change.error} fields={["secret"]} />
        {mailbox.provider ? (
          <Text size="sm" c="dimmed">
            {t(`signIn.at.${mailbox.provider}`)}
          </Text>
        ) : (
          <>
            <PasswordInput
              label={t("secret.label")}
              description={t("secret.stays")}
              autoComplete="off"
              {...form.getInputProps("secret")}
              error={fieldError(change.error, "secret")}
            />
            <MailboxServers form={form} />
          </>
        )}
        <MailboxOptions form={form} />
        <Group justify="end">
          <Button variant="default" onClick={onDone}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
