import { Text, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { membersQuery } from "@/api/lookups";
import type { Letter } from "@/api/mail";
import { Avatar } from "@/ui/avatar";

function useNameOf(memberId: string | null | undefined): string | undefined {
  const members = useQuery({ ...membersQuery(), enabled: Boolean(memberId) }).data;
  return members?.find(({ id }) => id === memberId)?.name;
}

/** Who answers a thread, in a line of the list. */
export function AssigneeFace({ memberId }: { memberId: string | null }) {
  const { t } = useTranslation("mail");
  const name = useNameOf(memberId);
  if (!name) return null;
  return (
    <>
      <VisuallyHidden>{t("assignedTo", { name })}</VisuallyHidden>
      <Avatar name={name} size={18} />
    </>
  );
}

/** Who of us wrote a letter, where its sender is not them but an address of several. */
export function WrittenBy({ letter: { author_id, sender } }: { letter: Letter }) {
  const { t } = useTranslation("mail");
  const name = useNameOf(author_id);
  if (!name || name === sender?.name) return null;
  return (
    <Text span size="xs" c="dimmed">
      {t("writtenBy", { name })}
    </Text>
  );
}
