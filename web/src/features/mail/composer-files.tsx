import { CloseButton, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { bytesText } from "@/lib/bytes";
import { FileIcon } from "@/ui/file-icon";
import { FileUpload } from "@/ui/file-upload";
import looks from "@/ui/files.module.css";

import type { Outgoing } from "./queries";
import type { useEnclosures } from "./use-enclosures";

type Props = {
  files: ReturnType<typeof useEnclosures>;
  enclosures: Outgoing["enclosures"];
};

/** What goes with the letter: there, or on its way. */
export function ComposerFiles({ files, enclosures }: Props) {
  const { t, i18n } = useTranslation("common");
  return (
    <>
      {enclosures.map(({ id, name, size, content_type }) => (
        <Group key={id} className={looks.row} gap="sm" wrap="nowrap" role="group" aria-label={name}>
          <FileIcon type={content_type} />
          <div className={looks.text}>
            <Text size="sm" truncate>
              {name}
            </Text>
            <Text size="xs" c="dimmed">
              {bytesText(size, i18n.language)}
            </Text>
          </div>
          <CloseButton
            size="sm"
            aria-label={t("file.dismiss", { name })}
            onClick={() => void files.takeOut(id)}
          />
        </Group>
      ))}
      {files.uploads.map((one) => (
        <FileUpload
          key={one.id}
          upload={one}
          onAgain={() => void files.again(one)}
          onDismiss={() => files.drop(one.id)}
        />
      ))}
    </>
  );
}
