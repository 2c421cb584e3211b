import { Button, Center, Loader, Stack, Text, Title } from "@mantine/core";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { ProblemAlert } from "@/ui/problem-alert";
import { tell } from "@/ui/toasts";

import { useFinishSignIn } from "./mailbox-queries";

/** Where a provider sends the browser back: the mailbox is connected, or it is said why not. */
export function MailboxConnectedPage() {
  const { t } = useTranslation("mailboxes");
  const { state = "", code = "", error = "" } = useSearch({ strict: false }) as Answer;
  const navigate = useNavigate();
  const { mutate, error: problem } = useFinishSignIn();
  const isAsked = useRef(false);
  useEffect(() => {
    // A code is good once: nobody asks twice, and it does not stay in the address.
    if (isAsked.current) return;
    isAsked.current = true;
    mutate(
      { state, code, error },
      {
        onSuccess: ({ address }) => {
          tell(t("signIn.done", { address }));
          return navigate({
            to: "/settings/$section",
            params: { section: "mailboxes" },
            replace: true,
          });
        },
      },
    );
  }, [mutate, navigate, t, state, code, error]);
  return (
    <Center mih="60vh" p="md">
      <Stack maw={440} gap="md" align={problem ? "stretch" : "center"}>
        <Title order={1} size="h3">
          {problem ? t("signIn.failed") : t("signIn.doing")}
        </Title>
        {problem ? (
          <>
            <ProblemAlert error={problem} />
            <Button component={Link} to="/settings/mailboxes">
              {t("signIn.back")}
            </Button>
          </>
        ) : (
          <>
            <Loader aria-hidden />
            <Text c="dimmed" size="sm" role="status">
              {t("signIn.wait")}
            </Text>
          </>
        )}
      </Stack>
    </Center>
  );
}

type Answer = { state?: string; code?: string; error?: string };
