import { Button, Stack } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { HistoryKind } from "@/api/history";
import { Boundary } from "@/ui/boundary";
import { ListSkeleton } from "@/ui/skeletons";

import { FieldHistory } from "./field-history";

/** The history of a small thing: read when somebody asks for it. */
export function FoldedHistory({ kind, id }: { kind: HistoryKind; id: string }) {
  const { t } = useTranslation("history");
  const [isOpen, setOpen] = useState(false);
  return (
    <Stack gap={8} align="start">
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconHistory size={15} stroke={1.7} />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {t("title")}
      </Button>
      {isOpen && (
        <Boundary loading={<ListSkeleton rows={2} />}>
          <FieldHistory kind={kind} id={id} />
        </Boundary>
      )}
    </Stack>
  );
}
