import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { contentUrl, hasPreview, type ShownFile } from "@/api/files";

import classes from "./files.module.css";

/** A click shows a picture and downloads anything else. */
export function FileName({ file, onShow }: { file: ShownFile; onShow: () => void }) {
  const { t } = useTranslation("common");
  const { name } = file;
  if (!hasPreview(file)) {
    return (
      <Anchor size="sm" className={classes.name} href={contentUrl(file.id)} download={name}>
        {name}
      </Anchor>
    );
  }
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      className={classes.name}
      aria-label={t("file.preview", { name })}
      onClick={onShow}
    >
      {name}
    </Anchor>
  );
}
