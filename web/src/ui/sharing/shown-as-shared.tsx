import { Alert } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ReadingOnly, useMe } from "@/api/me";
import { type About, sharesQuery } from "@/api/sharing";

type Props = { about: About; children: ReactNode };

/** A record with everything that writes taken away, if it is shared with us for reading only. */
export function ShownAsShared({ about, children }: Props) {
  const { t } = useTranslation("sharing");
  const mayWrite = useMe().can.includes("write");
  const { may_edit } = useSuspenseQuery(sharesQuery(about)).data;
  const isReadingOnly = mayWrite && !may_edit;
  return (
    <ReadingOnly value={isReadingOnly}>
      {isReadingOnly && (
        <Alert icon={<IconEye size={16} />} py={6} m="sm" mb={0}>
          {t("readingOnly")}
        </Alert>
      )}
      {children}
    </ReadingOnly>
  );
}
