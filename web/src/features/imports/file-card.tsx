import { Select, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { ColumnList } from "./column-list";
import { FileReading } from "./file-reading";
import classes from "./imports.module.css";
import { PreviewTable } from "./preview-table";
import { type FileKind, type Import, type ImportFile, useChange } from "./queries";
import { FILE_KINDS, withFile } from "./rules";
import { useFileFacts } from "./use-file-facts";

/** One file: what it holds, how it was read, its columns and its first rows. */
export function FileCard({ run, file }: { run: Import; file: ImportFile }) {
  const { t } = useTranslation("imports");
  const change = useChange(run.id);
  const facts = useFileFacts(file);
  const choose = (kind: string | null) =>
    change.mutate({
      change: { files: [{ id: file.id, kind: kind as FileKind }] },
      show: (before) => withFile(before, file.id, (old) => ({ ...old, kind: kind as FileKind })),
    });
  return (
    <section className={classes.card} aria-label={file.name}>
      <header className={classes.cardHead}>
        <div>
          <h2>{file.name}</h2>
          <Text fz="xs" c="dimmed">
            {facts}
          </Text>
        </div>
        <Select
          size="sm"
          w={220}
          aria-label={t("file.kind", { name: file.name })}
          placeholder={t("file.chooseKind")}
          data={FILE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          value={file.kind}
          onChange={choose}
          allowDeselect={false}
          error={file.kind === null}
        />
      </header>
      <div className={classes.cardBody}>
        <FileReading run={run} file={file} />
        <ColumnList run={run} file={file} />
        <PreviewTable file={file} />
      </div>
    </section>
  );
}
