import { Tooltip } from "@mantine/core";
import { IconShare2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** Behind a name in a list: the record is shared with somebody. */
export function SharedMark({ isShared }: { isShared: boolean }) {
  const { t } = useTranslation("sharing");
  if (!isShared) return null;
  return (
    <Tooltip label={t("isShared")}>
      <IconShare2 size={13} role="img" aria-label={t("isShared")} />
    </Tooltip>
  );
}
