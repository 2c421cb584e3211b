import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { OwnField, OwnKind } from "@/api/fields";
import { EmptyState } from "@/ui/empty-state";

import { DeleteField } from "./delete-field";
import { allFieldsQuery, useOrderFields } from "./field-queries";
import { FieldRow } from "./field-row";

type Props = { kind: OwnKind; onEdit: (field: OwnField) => void };

/** The fields of a kind in their order: dragged, or moved with the arrows. */
export function FieldRows({ kind, onEdit }: Props) {
  const { t } = useTranslation("fields");
  const fields = useSuspenseQuery(allFieldsQuery(kind)).data;
  const order = useOrderFields(kind);
  const [leaving, setLeaving] = useState<OwnField>();
  const ids = order.isPending ? order.variables : fields.map(({ id }) => id);
  const shown = ids.flatMap((id) => fields.filter((field) => field.id === id));
  const move = (id: string, to: number) => {
    const rest = ids.filter((one) => one !== id);
    order.mutate([...rest.slice(0, to), id, ...rest.slice(to)]);
  };
  if (fields.length === 0) return <EmptyState>{t("none")}</EmptyState>;
  return (
    <>
      {shown.map((field, at) => (
        <FieldRow
          key={field.id}
          field={field}
          at={at}
          isLast={at === shown.length - 1}
          onMove={move}
          onEdit={() => onEdit(field)}
          onDelete={() => setLeaving(field)}
        />
      ))}
      {leaving && <DeleteField field={leaving} onClose={() => setLeaving(undefined)} />}
    </>
  );
}
