import { ActionIcon, Skeleton, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { Failed } from "@/ui/failed";
import { Section } from "@/ui/section";

import { RelationForm } from "./relation-form";
import { type End, relationsQuery } from "./relation-queries";
import { RelationRow } from "./relation-row";

/** How a person or a company stands to others. */
export function Relations({ of }: { of: End }) {
  const { t } = useTranslation("people");
  const { data, error, refetch } = useQuery(relationsQuery(of));
  const [isAdding, setAdding] = useState(false);
  const mayWrite = useMay("write");
  return (
    <Section
      title={t("relation.title")}
      count={data?.length ?? 0}
      action={
        mayWrite && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("relation.add")}
            onClick={() => setAdding(true)}
          >
            <IconPlus size={16} />
          </ActionIcon>
        )
      }
    >
      {error && <Failed error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={36} />}
      <div>
        {data?.map((relation) => (
          <RelationRow key={relation.id} relation={relation} of={of} mayWrite={mayWrite} />
        ))}
      </div>
      {data?.length === 0 && !isAdding && (
        <Text size="sm" c="dimmed">
          {t(`relation.none.${of.kind}`)}
        </Text>
      )}
      {isAdding && <RelationForm of={of} onDone={() => setAdding(false)} />}
    </Section>
  );
}
