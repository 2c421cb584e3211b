import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type FilesOf, filesQuery, type ShownFile } from "@/api/files";
import { useMay } from "@/api/me";

import { Failed } from "./failed";
import { FileDrop } from "./file-drop";
import { FilePreview } from "./file-preview";
import { FileRow } from "./file-row";
import { FileUpload } from "./file-upload";
import { Section } from "./section";
import { useFileUploads } from "./use-file-uploads";

/** The files of a record, with a place to drop more. */
export function FileList({ of }: { of: FilesOf }) {
  const { t } = useTranslation("common");
  const mayWrite = useMay("write");
  const { data, error, refetch } = useQuery(filesQuery(of));
  const { uploads, add, again, dismiss } = useFileUploads(of);
  const [shown, show] = useState<ShownFile | null>(null);
  return (
    <Section title={t("file.title")} count={data?.length ?? 0}>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={36} />}
      <div>
        {uploads.map((one) => (
          <FileUpload
            key={one.id}
            upload={one}
            onAgain={() => again(one)}
            onDismiss={() => dismiss(one.id)}
          />
        ))}
        {data?.map((file) => (
          <FileRow key={file.id} file={file} onShow={() => show(file)} />
        ))}
      </div>
      {data?.length === 0 && uploads.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("file.none")}
        </Text>
      )}
      {mayWrite && <FileDrop onFiles={add} />}
      <FilePreview file={shown} onClose={() => show(null)} />
    </Section>
  );
}
