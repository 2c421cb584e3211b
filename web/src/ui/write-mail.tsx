import { ActionIcon, Tooltip } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { type RecordKind, useWriteMail } from "@/lib/place";

type Props = { to: string | undefined; kind: RecordKind; id: string };

/** Write to whoever a record is about; `to` is left out where nobody knows an address. */
export function WriteMail({ to, kind, id }: Props) {
  const { t } = useTranslation("common");
  const write = useWriteMail();
  if (!useMay("write")) return null;
  return (
    <Tooltip label={t("mail.write")}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("mail.write")}
        onClick={() => write(to, `${kind}.${id}`)}
      >
        <IconMail size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
