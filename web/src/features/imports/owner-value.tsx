import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { MemberPicker } from "@/ui/member-picker";

import { type Import, useChange } from "./queries";
import { ValueRow } from "./value-row";

type Props = { run: Import; value: Schema["OwnerValueOut"] };

export function OwnerValue({ run, value }: Props) {
  const { t } = useTranslation("imports");
  const { mutate } = useChange(run.id);
  const choose = (member_id: string | null) =>
    mutate({
      change: { owners: [{ value: value.value, member_id }] },
      show: (before) => ({
        ...before,
        owner_values: before.owner_values.map((old) =>
          old.value === value.value ? { ...old, member_id } : old,
        ),
      }),
    });
  return (
    <ValueRow value={value.value} count={value.count}>
      <MemberPicker
        value={value.member_id}
        onChange={choose}
        placeholder={t("values.newMember", { name: value.value })}
        clearable
      />
    </ValueRow>
  );
}
