import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { Fact } from "@/ui/facts";
import { MemberPicker } from "@/ui/member-picker";

type Props = {
  ownerId: string | null;
  mayWrite: boolean;
  onSave: (change: { owner_id: string | null }) => void;
};

/** Whose a company or person is; nobody's is everybody's. */
export function OwnerFact({ ownerId, mayWrite, onSave }: Props) {
  const { t } = useTranslation("people");
  const mayAssign = useMay("assign");
  return (
    <Fact label={t("owner")}>
      <MemberPicker
        value={ownerId}
        onChange={(owner_id) => onSave({ owner_id })}
        placeholder={t("nobody")}
        clearable
        isReadOnly={!mayWrite || !mayAssign}
        isInline
        size="xs"
      />
    </Fact>
  );
}
