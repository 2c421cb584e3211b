import { Image } from "@mantine/core";

import { hasPreview, previewUrl, type ShownFile } from "@/api/files";

import { FileIcon } from "./file-icon";
import classes from "./files.module.css";

/** A picture in small beside its name, or the icon of its kind. */
export function FileThumb({ file }: { file: ShownFile }) {
  if (!hasPreview(file)) return <FileIcon type={file.content_type} />;
  return <Image className={classes.thumb} src={previewUrl(file.id)} alt="" loading="lazy" />;
}
