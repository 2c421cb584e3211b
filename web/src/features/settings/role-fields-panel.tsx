import { Group, Select, Tabs, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { FieldKind } from "@/api/me";

import { Panel } from "./panel";
import { RoleFieldList } from "./role-field-list";
import { type RoleShape, useRoleName } from "./role-queries";
import { canBeKeptFrom } from "./role-rules";

const KINDS: FieldKind[] = ["deal", "company", "person", "lead", "task"];

/** Which fields a role sees and edits, sees only, or does not see: one role and kind at a time. */
export function RoleFieldsPanel({ roles }: { roles: RoleShape[] }) {
  const { t } = useTranslation("settings");
  const nameOf = useRoleName();
  const chosen = roles.filter(canBeKeptFrom);
  const [key, setKey] = useState("seller");
  const [kind, setKind] = useState<FieldKind>("deal");
  const [sought, setSought] = useState("");
  const role = chosen.find((one) => one.key === key) ?? chosen[0];
  if (!role) return null;
  return (
    <Panel title={t("roles.fields")} lead={t("roles.fieldsLead")}>
      <Group mb="sm" gap="sm">
        <Select
          size="xs"
          aria-label={t("visibility.role")}
          data={chosen.map((one) => ({ value: one.key, label: nameOf(one) }))}
          value={role.key}
          onChange={(next) => next && setKey(next)}
          allowDeselect={false}
        />
        <TextInput
          size="xs"
          aria-label={t("roles.fieldSearch")}
          placeholder={t("roles.fieldSearch")}
          leftSection={<IconSearch size={14} />}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      </Group>
      <Tabs value={kind} onChange={(next) => setKind(next as FieldKind)} keepMounted={false}>
        <Tabs.List>
          {KINDS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`kinds.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={kind}>
          <RoleFieldList role={role} kind={kind} sought={sought} />
        </Tabs.Panel>
      </Tabs>
    </Panel>
  );
}
