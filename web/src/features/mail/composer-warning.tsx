import { Alert, Checkbox, Stack } from "@mantine/core";
import { IconMailOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { suppressedQuery } from "@/api/leaving";

import { type Content, receiversIn } from "./draft";
import { sendable } from "./rules";

type Props = { content: Content; isSure: boolean; onSure: (isSure: boolean) => void };

/** Says who of those it goes to is not to be written to; whoever writes may go on. */
export function ComposerWarning({ content, isSure, onSure }: Props) {
  const { t } = useTranslation("leaving");
  const addresses = sendable(receiversIn(content)).map(({ address }) => address);
  const listed = useQuery(suppressedQuery(addresses)).data ?? [];
  if (listed.length === 0) return null;
  const who = listed
    .map(({ address, reason }) => t("composer.who", { address, reason: t(`reason.${reason}`) }))
    .join(t("common:listSeparator"));
  // Who took back their consent gets nothing from machines; a person may write to them.
  const needsWord = listed.some(({ reason }) => reason !== "withdrawn");
  return (
    <Alert color="yellow" variant="light" icon={<IconMailOff size={18} />} role="alert">
      <Stack gap={6}>
        {t("composer.listed", { who })}
        {needsWord && (
          <Checkbox
            size="sm"
            label={t("composer.evenSo")}
            checked={isSure}
            onChange={(event) => onSure(event.currentTarget.checked)}
          />
        )}
      </Stack>
    </Alert>
  );
}
