import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { useOpenNew } from "@/lib/place";

export function NewDealButton() {
  const { t } = useTranslation("pipeline");
  const openNew = useOpenNew();
  if (!useMay("write")) return null;
  return (
    <Button leftSection={<IconPlus size={15} />} onClick={() => openNew("deal")}>
      {t("newDeal.label")}
    </Button>
  );
}
