import { useState } from "react";

import type { ShownFile } from "@/api/files";

import { FilePreview } from "@/ui/file-preview";
import { FileRow } from "@/ui/file-row";

/** The files of a note, pictures in small. */
export function NoteFiles({ files }: { files: ShownFile[] }) {
  const [shown, show] = useState<ShownFile | null>(null);
  return (
    <>
      {files.map((file) => (
        <FileRow key={file.id} file={file} isPictured onShow={() => show(file)} />
      ))}
      <FilePreview file={shown} onClose={() => show(null)} />
    </>
  );
}
