import { Button, CopyButton, Group, Stack, Text } from "@mantine/core";
import { IconCopy, IconDownload, IconPrinter } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { saveFile } from "@/ui/save-file";
import classes from "./factors.module.css";

/** Ten codes that are told only now. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation("security");
  const text = `${t("codes.heading", { host: window.location.host })}\n\n${codes.join("\n")}\n`;
  return (
    <Stack gap="md">
      <Text size="sm">{t("codes.keep")}</Text>
      <ul className={classes.codes} aria-label={t("codes.title")}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap={8}>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={<IconCopy size={15} />} onClick={copy}>
              {copied ? t("codes.copied") : t("codes.copy")}
            </Button>
          )}
        </CopyButton>
        <Button
          variant="default"
          leftSection={<IconDownload size={15} />}
          onClick={() => saveFile("headwater-recovery-codes.txt", new Blob([text]))}
        >
          {t("codes.download")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={15} />}
          onClick={() => window.print()}
        >
          {t("codes.print")}
        </Button>
      </Group>
    </Stack>
  );
}
