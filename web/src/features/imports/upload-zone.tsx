import { Alert, Loader, Text } from "@mantine/core";
import { IconAlertCircle, IconFileUpload } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";

import { sentenceOf } from "@/ui/toasts";

import classes from "./imports.module.css";
import { useUpload } from "./queries";
import { LARGEST_FILE, MOST_FILES, type Refusal, refusalOf } from "./rules";

/** Drop files here or choose them; what is no table is refused in words. */
export function UploadZone() {
  const { t } = useTranslation("imports");
  const [isOver, setOver] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const upload = useUpload();
  const navigate = useNavigate();
  const send = (list: FileList | null) => {
    const files = [...(list ?? [])];
    const found = refusalOf(files);
    upload.reset();
    setRefusal(found);
    if (found) return;
    upload.mutate(files, {
      onSuccess: ({ id }) => void navigate({ to: "/imports/$importId", params: { importId: id } }),
    });
  };
  const dragging = (over: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(over);
  };
  const complaint = refusal
    ? t(`refused.${refusal}`, { count: MOST_FILES, size: LARGEST_FILE / 1024 / 1024 })
    : upload.error && sentenceOf(upload.error);
  return (
    <div>
      <label
        className={classes.zone}
        data-over={isOver || undefined}
        onDragOver={dragging(true)}
        onDragLeave={dragging(false)}
        onDrop={(event) => {
          dragging(false)(event);
          if (!upload.isPending) send(event.dataTransfer.files);
        }}
      >
        <input
          type="file"
          multiple
          disabled={upload.isPending}
          aria-label={t("upload.choose")}
          accept=".csv,.tsv,.txt,.xlsx,.vcf,.gz"
          onChange={(event) => {
            send(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
        {upload.isPending ? <Loader size={28} /> : <IconFileUpload size={28} stroke={1.5} />}
        <strong>{upload.isPending ? t("upload.reading") : t("upload.drop")}</strong>
        <Text size="sm">{t("upload.formats", { size: LARGEST_FILE / 1024 / 1024 })}</Text>
        <Text size="xs">{t("upload.kinds")}</Text>
      </label>
      {complaint && (
        <Alert
          mt="sm"
          color="red"
          variant="light"
          role="alert"
          icon={<IconAlertCircle size={18} />}
        >
          {complaint}
        </Alert>
      )}
    </div>
  );
}
