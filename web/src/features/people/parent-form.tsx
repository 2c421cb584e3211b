import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type Picked, RecordPicker } from "@/ui/record-picker";
import { tellWithUndo } from "@/ui/toasts";

import type { Company } from "./queries";
import { useKnown } from "./use-known";

type Props = {
  company: Company;
  onSave: (parent_id: string | null) => void;
  onDone: () => void;
};

/** Choose whom a company belongs to, or make it stand alone. */
export function ParentForm({ company, onSave, onDone }: Props) {
  const { t } = useTranslation("people");
  const { parent_id, parent_name } = company;
  const before = parent_id ? { id: parent_id, name: parent_name ?? "" } : null;
  const [picked, pick] = useState<Picked | null>(before);
  const known = useKnown();
  const save = async () => {
    if (!picked) return onDone();
    onSave(await known("company", picked));
    onDone();
  };
  const remove = () => {
    onSave(null);
    tellWithUndo(t("group.removed", { name: parent_name }), () => onSave(parent_id));
    onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <RecordPicker
        kind="company"
        label={t("group.parent")}
        placeholder={t("findCompany")}
        value={picked}
        onChange={pick}
      />
      <Group gap={8} mt="xs">
        <Button type="submit" size="xs" disabled={!picked}>
          {t("save")}
        </Button>
        {before && (
          <Button size="xs" variant="default" onClick={remove}>
            {t("group.remove")}
          </Button>
        )}
        <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
          {t("cancel")}
        </Button>
      </Group>
    </form>
  );
}
