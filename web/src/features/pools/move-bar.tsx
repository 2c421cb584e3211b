import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { MemberPicker } from "@/ui/member-picker";

import type { Pool } from "./queries";
import { useMove } from "./use-move";

type Props = { pool: Pool; ids: string[]; onDone: () => void };

/** What admins of a pool do with several records at once. */
export function MoveBar({ pool, ids, onDone }: Props) {
  const { t } = useTranslation("pools");
  const move = useMove(pool);
  const chosen = t("chosen", { count: ids.length });
  return (
    <Group gap="xs" mb="sm" role="group" aria-label={chosen}>
      <Text size="sm">{chosen}</Text>
      <MemberPicker
        size="xs"
        value={null}
        placeholder={t("assign")}
        onChange={(member_id) => member_id && move(ids, member_id).then(onDone)}
      />
      <Button size="xs" variant="default" onClick={() => void move(ids).then(onDone)}>
        {t("takeOut")}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
        {t("clear")}
      </Button>
    </Group>
  );
}
