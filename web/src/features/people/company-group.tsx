import { ActionIcon, Anchor, Skeleton, Text } from "@mantine/core";
import { IconPencil, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { Failed } from "@/ui/failed";
import { Section } from "@/ui/section";

import { GroupTable } from "./group-table";
import { ParentForm } from "./parent-form";
import { type Company, groupQuery } from "./queries";

type Props = { company: Company; onSave: (parent_id: string | null) => void };

/** Who the company belongs to, and who belongs to it. */
export function CompanyGroup({ company, onSave }: Props) {
  const { t } = useTranslation("people");
  const { data, error, refetch } = useQuery(groupQuery(company.id));
  const [isEditing, setEditing] = useState(false);
  const mayWrite = useMay("write");
  const hasParent = Boolean(company.parent_id);
  const Icon = hasParent ? IconPencil : IconPlus;
  return (
    <Section
      title={t("group.title")}
      count={data && data.total > 1 ? data.total : 0}
      action={
        mayWrite && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={hasParent ? t("group.change") : t("group.set")}
            onClick={() => setEditing(true)}
          >
            <Icon size={16} />
          </ActionIcon>
        )
      }
    >
      {isEditing && (
        <ParentForm company={company} onSave={onSave} onDone={() => setEditing(false)} />
      )}
      {error && <Failed error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={36} />}
      {data?.total === 1 && !isEditing && (
        <Text size="sm" c="dimmed">
          {t("group.none")}
        </Text>
      )}
      {data && data.total > 1 && <GroupTable group={data} currentId={company.id} />}
      {data && data.total > 1 && (
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link to="/companies" search={{ group: data.items[0]?.id }} {...props} />
          )}
        >
          {t("group.list")}
        </Anchor>
      )}
    </Section>
  );
}
