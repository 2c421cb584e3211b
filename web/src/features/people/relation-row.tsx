import { ActionIcon, Group, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { useOpenRecord } from "@/lib/place";
import { RowLink } from "@/ui/row-link";
import { tellWithUndo } from "@/ui/toasts";

import classes from "./record-list.module.css";
import { type End, useRelate, useUnrelate } from "./relation-queries";
import names from "./relation-row.module.css";
import { choiceKey, type Relation } from "./relation-rules";

type Props = { relation: Relation; of: End; mayWrite: boolean };

/** How they stand to each other, in the words of this end. */
export function RelationRow({ relation, of, mayWrite }: Props) {
  const { t } = useTranslation("people");
  const open = useOpenRecord();
  const { mutate: relate } = useRelate();
  const { kind, is_inverse, text, other_kind, other_id, other_name, other_title } = relation;
  const again = () =>
    of.kind === "person"
      ? relate({
          person_id: of.id,
          body: { kind, is_inverse, text, [`${other_kind}_id`]: other_id },
        })
      : relate({ person_id: other_id, body: { kind, is_inverse: false, text, company_id: of.id } });
  const remove = useUnrelate(() =>
    tellWithUndo(t("relation.removed", { name: other_name }), again),
  );
  const words = t(`relation.${choiceKey({ kind, isInverse: is_inverse })}`);
  return (
    <Group className={classes.row} wrap="nowrap" gap="sm" role="group" aria-label={other_name}>
      <Text size="sm" c="dimmed" w={132} className={classes.hint}>
        {kind === "other" && text ? text : words}
      </Text>
      <span className={names.main}>
        <RowLink onOpen={() => open(other_kind, other_id)}>{other_name}</RowLink>
        <Text span size="xs" c="dimmed">
          {[other_title, kind !== "other" && text].filter(Boolean).join(" · ")}
        </Text>
      </span>
      {mayWrite && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t("relation.remove", { name: other_name })}
          onClick={() => remove.mutate(relation.id)}
        >
          <IconX size={14} />
        </ActionIcon>
      )}
    </Group>
  );
}
