import { Button, Group, Image } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { contentUrl, previewUrl, type ShownFile } from "@/api/files";

import { Dialog } from "./dialog";

/** A picture, as large as the screen allows. */
export function FilePreview({ file, onClose }: { file: ShownFile | null; onClose: () => void }) {
  const { t } = useTranslation("common");
  return (
    <Dialog opened={file !== null} onClose={onClose} title={file?.name} size="xl">
      {file && (
        <>
          <Image src={previewUrl(file.id)} alt={file.name} mah="70dvh" fit="contain" />
          <Group justify="flex-end" mt="md">
            <Button
              component="a"
              variant="default"
              href={contentUrl(file.id)}
              download={file.name}
              leftSection={<IconDownload size={16} />}
              aria-label={t("file.download", { name: file.name })}
            >
              {t("file.downloadThis")}
            </Button>
          </Group>
        </>
      )}
    </Dialog>
  );
}
