import { Button, Divider, SimpleGrid, Stack, Text } from "@mantine/core";
import { IconBrandGoogle, IconBrandWindows } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { mailProvidersQuery } from "@/api/mail";

import { useSignIn } from "./mailbox-queries";

const ICONS = { google: IconBrandGoogle, microsoft: IconBrandWindows };

/** The short way: signing in at the provider, with no password told to anybody. */
export function MailboxSignIn() {
  const { t } = useTranslation("mailboxes");
  const providers = useSuspenseQuery(mailProvidersQuery()).data;
  const signIn = useSignIn();
  if (providers.length === 0) return null;
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: providers.length }} spacing="xs">
        {providers.map((provider) => {
          const Icon = ICONS[provider];
          return (
            <Button
              key={provider}
              variant="default"
              size="md"
              leftSection={<Icon size={18} aria-hidden />}
              loading={signIn.isPending && signIn.variables.provider === provider}
              disabled={signIn.isPending || signIn.isSuccess}
              onClick={() => signIn.mutate({ provider })}
            >
              {t(`signIn.${provider}`)}
            </Button>
          );
        })}
      </SimpleGrid>
      <Text size="xs" c="dimmed">
        {t("signIn.hint")}
      </Text>
      <Divider label={t("signIn.or")} />
    </Stack>
  );
}
