import { IconFile, IconFileTypePdf, IconFileZip, IconPhoto } from "@tabler/icons-react";

import classes from "./files.module.css";

/** What kind of file it is, at a glance. */
export function FileIcon({ type }: { type: string }) {
  const Icon = iconOf(type);
  return (
    <span className={classes.icon}>
      <Icon size={18} stroke={1.6} aria-hidden />
    </span>
  );
}

function iconOf(type: string) {
  if (type.startsWith("image/")) return IconPhoto;
  if (type === "application/pdf") return IconFileTypePdf;
  return type === "application/zip" ? IconFileZip : IconFile;
}
