import { Button, Collapse, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";

import { MailboxOptions } from "./mailbox-options";
import {
  type Proposal,
  useConnectMailbox,
  useProposeServers,
  useTryServers,
} from "./mailbox-queries";
import { type MailboxForm, NEW_MAILBOX, proposed, serversOf } from "./mailbox-rules";
import { MailboxServers } from "./mailbox-servers";
import { MailboxSignIn } from "./mailbox-sign-in";
import { MailboxTrial } from "./mailbox-trial";

/** Connect a mailbox: who it is, whether both servers let us in, and how it is to be used. */
export function MailboxConnect({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("mailboxes");
  const me = useMe();
  const [id] = useState(() => crypto.randomUUID() as string);
  const form = useForm<MailboxForm>({
    initialValues: { ...NEW_MAILBOX, sender_name: me.member.name },
  });
  const propose = useProposeServers();
  const trial = useTryServers();
  const connect = useConnectMailbox();
  const [isOpen, setOpen] = useState(false);
  const isTried = trial.data?.is_ok ?? false;
  const find = async () => {
    const { address } = form.values;
    if (!address.includes("@") || propose.variables === address) return;
    const found = await propose.mutateAsync(address).catch(() => undefined);
    form.setValues(found ? proposed(found) : { username: address });
    if (!found || found.source === "guess") setOpen(true);
  };
  const submit = (values: MailboxForm) => {
    if (isTried) connect.mutate({ ...values, id }, { onSuccess: onDone });
    else trial.mutate(serversOf(values), { onError: () => setOpen(true) });
  };
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="md">
        {!isTried && <MailboxSignIn />}
        <ProblemAlert error={connect.error ?? trial.error} fields={["address"]} />
        <TextInput
          type="email"
          label={t("address")}
          required
          withAsterisk={false}
          data-autofocus
          disabled={isTried}
          {...form.getInputProps("address")}
          onBlur={() => void find()}
          error={fieldError(connect.error, "address")}
        />
        <Stack gap={4}>
          <PasswordInput
            label={t("secret.label")}
            required
            withAsterisk={false}
            autoComplete="off"
            disabled={isTried}
            {...form.getInputProps("secret")}
          />
          <SecretHint proposal={propose.data} />
        </Stack>
        {!isTried && (
          <>
            <Group>
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                aria-expanded={isOpen}
                loading={propose.isPending}
                onClick={() => setOpen(!isOpen)}
              >
                {t("servers.title")}
              </Button>
            </Group>
            <Collapse expanded={isOpen}>
              <MailboxServers form={form} />
            </Collapse>
          </>
        )}
        {trial.data && <MailboxTrial trial={trial.data} />}
        {isTried && <MailboxOptions form={form} />}
        <Group justify="end">
          {isTried && (
            <Button variant="default" onClick={trial.reset}>
              {t("back")}
            </Button>
          )}
          <Button type="submit" loading={trial.isPending || connect.isPending}>
            {isTried ? t("connect") : t("try")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const KINDS = ["app_password", "authorization_code", "oauth"] as const;

/** Which password this provider wants to see from programs, and whether they are let in at all. */
function SecretHint({ proposal }: { proposal?: Proposal }) {
  const { t } = useTranslation("mailboxes");
  const known = KINDS.find((one) => one === proposal?.secret) ?? "usual";
  return (
    <Text size="xs" c="dimmed" role="status">
      {t(`secret.${known}`)} {proposal?.must_switch_on && t("secret.switch_on")}
    </Text>
  );
}
