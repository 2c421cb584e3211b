import { Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { MemberPicker } from "@/ui/member-picker";
import { tell, tellWithUndo } from "@/ui/toasts";

import { GivenDialog } from "./given-dialog";
import { useGiveOut, useTakeBack } from "./lead-writes";
import { assignmentRulesQuery, type Given } from "./queries";

type Props = { checked: string[]; onClear: () => void };

/** Give the chosen leads, or all that nobody has, to whom the rules say; or the chosen to one. */
export function GiveOut({ checked, onClear }: Props) {
  const { t } = useTranslation("leads");
  const rules = useQuery(assignmentRulesQuery()).data ?? [];
  const hasRules = rules.some(({ kind, is_enabled }) => kind === "lead" && is_enabled);
  const { mutateAsync, isPending } = useGiveOut();
  const takeBack = useTakeBack();
  const [given, setGiven] = useState<Given[]>();
  const show = (items: Given[]) => {
    onClear();
    const [first] = items;
    if (items.length > 1) return setGiven(items);
    if (!first) return tell(t("giveOut.nothing"));
    const words = { name: first.name, owner: first.owner_name ?? "", reason: first.reason };
    if (first.result !== "assigned") return tell(t("giveOut.none", words));
    tellWithUndo(t("giveOut.one", words), () => takeBack.mutate([first.id]));
  };
  const give = (ids: string[] | null, member_id: string | null = null) =>
    void mutateAsync({ kind: "lead", ids, member_id }).then(
      ({ items }) => show(items),
      () => undefined, // the refusal is told by the query client
    );
  return (
    <>
      {checked.length > 0 && (
        <Group gap={8} role="group" aria-label={t("giveOut.chosen", { count: checked.length })}>
          <Text size="sm">{t("giveOut.chosen", { count: checked.length })}</Text>
          {hasRules && (
            <Button size="xs" loading={isPending} onClick={() => give(checked)}>
              {t("giveOut.byRules")}
            </Button>
          )}
          <MemberPicker
            size="xs"
            value={null}
            placeholder={t("giveOut.to")}
            onChange={(id) => id && give(checked, id)}
          />
          <Button size="xs" variant="subtle" color="gray" onClick={onClear}>
            {t("giveOut.clear")}
          </Button>
        </Group>
      )}
      {checked.length === 0 && hasRules && (
        <Button size="xs" variant="default" loading={isPending} onClick={() => give(null)}>
          {t("giveOut.all")}
        </Button>
      )}
      <GivenDialog given={given} onClose={() => setGiven(undefined)} />
    </>
  );
}
