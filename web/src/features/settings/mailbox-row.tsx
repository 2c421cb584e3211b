import { Alert, Button, Group, Progress, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { isFilling, type Mailbox } from "@/api/mail";
import { StatusBadge, type Tone } from "@/ui/status-badge";
import { When } from "@/ui/when";

import { MailboxMenu } from "./mailbox-menu";
import { useChangeMailbox, useFetchMailbox, useSignIn } from "./mailbox-queries";
import classes from "./panel.module.css";

const TONES: Record<Mailbox["state"], Tone> = {
  new: "planned",
  working: "good",
  failing: "bad",
  paused: "quiet",
};

type Props = { mailbox: Mailbox; onEdit: () => void; onFolders: () => void };

/** A mailbox: its state in a word, how far the first fetching is, and what to do about a problem. */
export function MailboxRow({ mailbox, onEdit, onFolders }: Props) {
  const { t } = useTranslation("mailboxes");
  const fetch = useFetchMailbox();
  const change = useChangeMailbox();
  const { id, address, state, sight, fetched_at, provider, is_drop } = mailbox;
  const isPaused = state === "paused";
  return (
    <Stack className={classes.row} gap="xs">
      <Group wrap="wrap" gap="xs">
        <Stack gap={0} className={classes.grow} miw={220}>
          <Text fw={500} truncate>
            {address}
          </Text>
          <Text size="xs" c="dimmed">
            {t("sight.readBy", { who: t(`sight.${sight}`) })}
            {is_drop && ` · ${t("drop.here")}`}
            {provider && ` · ${t(`signIn.at.${provider}`)}`}
            {fetched_at && (
              <>
                {" · "}
                {t("fetched")} <When at={fetched_at} />
              </>
            )}
          </Text>
        </Stack>
        <Group gap="xs" wrap="nowrap">
          <StatusBadge tone={TONES[state]}>{t(`state.${state}`)}</StatusBadge>
          <Button
            size="compact-sm"
            variant="default"
            loading={fetch.isPending || change.isPending}
            onClick={() =>
              isPaused ? change.mutate({ mailbox, change: { is_paused: false } }) : fetch.mutate(id)
            }
          >
            {isPaused ? t("goOn") : t("fetchNow")}
          </Button>
          <MailboxMenu mailbox={mailbox} onEdit={onEdit} onFolders={onFolders} />
        </Group>
      </Group>
      {isFilling(mailbox) && <Filling mailbox={mailbox} />}
      {state === "failing" && <Failing mailbox={mailbox} onEdit={onEdit} />}
    </Stack>
  );
}

const WANTS_SIGN_IN = ["mail_sign_in_again", "mail_token_refused"];

/** What is wrong, and the one thing to do about it. */
function Failing({ mailbox, onEdit }: { mailbox: Mailbox; onEdit: () => void }) {
  const { t } = useTranslation("mailboxes");
  const signIn = useSignIn();
  const { id, provider, problem, problem_text } = mailbox;
  const isSignedOut = provider !== null && WANTS_SIGN_IN.includes(problem);
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} p="xs">
      <Group justify="space-between" gap="xs">
        <Text size="sm" flex={1} miw={200}>
          {problem_text || t("problem")}
        </Text>
        <Button
          size="compact-sm"
          variant={isSignedOut ? "filled" : "default"}
          loading={signIn.isPending || signIn.isSuccess}
          onClick={() => (isSignedOut ? signIn.mutate({ provider, mailbox_id: id }) : onEdit())}
        >
          {isSignedOut ? t("signIn.again") : t("mend")}
        </Button>
      </Group>
    </Alert>
  );
}

/** How many of the letters that the first look found are here. */
function Filling({ mailbox: { done, total, address } }: { mailbox: Mailbox }) {
  const { t, i18n } = useTranslation("mailboxes");
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Stack gap={4}>
      <Progress
        size="sm"
        value={total ? (100 * done) / total : 0}
        animated
        aria-label={t("filling", { address })}
      />
      <Text size="xs" c="dimmed" role="status" data-figure>
        {total
          ? t("filled", { done: number.format(done), total: number.format(total) })
          : t("looking")}
      </Text>
    </Stack>
  );
}
