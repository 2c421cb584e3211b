import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { tell, tellWithUndo } from "@/ui/toasts";

import { GivenDialog } from "./given-dialog";
import { useGiveOut, useTakeBack } from "./lead-writes";
import { assignmentRulesQuery, type Given } from "./queries";

type Props = { ids: string[] | null; label: string; onGiven?: () => void };

/** Give these leads, or (null) all that nobody has, to whom the rules say. */
export function GiveOut({ ids, label, onGiven }: Props) {
  const { t } = useTranslation("leads");
  const rules = useQuery(assignmentRulesQuery()).data ?? [];
  const { mutateAsync, isPending } = useGiveOut();
  const takeBack = useTakeBack();
  const [given, setGiven] = useState<Given[]>();
  if (!rules.some(({ kind, is_enabled }) => kind === "lead" && is_enabled)) return null;
  const show = (items: Given[]) => {
    const [first] = items;
    if (items.length > 1) return setGiven(items);
    onGiven?.();
    if (!first) return tell(t("giveOut.nothing"));
    const words = { name: first.name, owner: first.owner_name ?? "", reason: first.reason };
    if (first.result !== "assigned") return tell(t("giveOut.none", words));
    tellWithUndo(t("giveOut.one", words), () => takeBack.mutate([first.id]));
  };
  const give = () =>
    void mutateAsync({ kind: "lead", ids, member_id: null }).then(
      ({ items }) => show(items),
      () => undefined, // the refusal is told by the query client
    );
  const close = () => {
    setGiven(undefined);
    onGiven?.();
  };
  return (
    <>
      <Button size="compact-sm" variant="default" loading={isPending} onClick={give}>
        {label}
      </Button>
      <GivenDialog given={given} onClose={close} />
    </>
  );
}
