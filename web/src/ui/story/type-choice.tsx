import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { NoteKind } from "@/api/notes";
import { useKinds } from "@/ui/use-kinds";

type Props = {
  kind: NoteKind;
  typeId: string | null;
  onChange: (typeId: string | null) => void;
};

/** Of a kind that the workspace has types of its own for: which one it was. */
export function TypeChoice({ kind, typeId, onChange }: Props) {
  const { t } = useTranslation("common");
  const types = useKinds().types.filter((one) => one.base === kind && !one.is_archived);
  if (types.length === 0) return null;
  return (
    <Select
      size="xs"
      w={180}
      clearable
      aria-label={t("write.type")}
      placeholder={t("write.type")}
      data={types.map(({ id, name }) => ({ value: id, label: name }))}
      value={typeId}
      onChange={onChange}
    />
  );
}
