import { ActionIcon, Select, Tooltip, UnstyledButton } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { useOpenRecord } from "@/lib/place";
import { Avatar } from "@/ui/avatar";

import classes from "./deal.module.css";
import parts from "./deal-parts.module.css";
import type { Deal } from "./rules";
import type { Role } from "./use-deal-people";

const ROLES = [
  "champion",
  "decision_maker",
  "economic_buyer",
  "user",
  "blocker",
  "legal",
  "other",
] as const satisfies Role[];

type Props = {
  person: Deal["people"][number];
  mayWrite: boolean;
  onRole: (role: Role) => void;
  onRemove: () => void;
};

export function DealPerson({ person, mayWrite, onRole, onRemove }: Props) {
  const { t } = useTranslation("pipeline");
  const open = useOpenRecord();
  const { name, email, phone, title, role } = person;
  const about = [title, phone, email].filter(Boolean).join(" · ");
  return (
    <div className={parts.person}>
      <Avatar name={name} size={28} tooltip={false} />
      <div className={classes.grow}>
        <UnstyledButton
          className={parts.personName}
          onClick={() => open("person", person.person_id)}
        >
          {name}
        </UnstyledButton>
        {about && <div className={parts.about}>{about}</div>}
      </div>
      <div className={parts.role}>
        <Select
          size="xs"
          aria-label={t("people.roleOf", { name })}
          data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
          value={role}
          disabled={!mayWrite}
          allowDeselect={false}
          onChange={(value) => value && onRole(value as Role)}
        />
      </div>
      {mayWrite && (
        <Tooltip label={t("people.remove")}>
          <ActionIcon
            size={24}
            variant="subtle"
            color="gray"
            aria-label={t("people.removeNamed", { name })}
            onClick={onRemove}
          >
            <IconX size={14} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}
