import { ActionIcon, Button, Group, Switch, Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { moved } from "@/lib/ids";
import { nameIn } from "@/lib/names";
import { tellWithUndo } from "@/ui/toasts";
import { useLocale } from "@/ui/use-locale";

import {
  type Rule,
  useDeleteRule,
  useOrderRules,
  useSaveRule,
  useSwitchRule,
} from "./assignment-queries";
import classes from "./panel.module.css";
import { useRuleWords } from "./use-rule-words";

type Props = { rule: Rule; ids: string[]; mayEdit: boolean; onEdit: () => void };

/** One rule: what it is for and to whom it gives; its place, whether it is in use, its form. */
export function AssignmentRuleRow({ rule, ids, mayEdit, onEdit }: Props) {
  const { t } = useTranslation("assignment");
  const { language } = useLocale();
  const words = useRuleWords();
  const use = useSwitchRule();
  const order = useOrderRules();
  const remove = useDeleteRule();
  const again = useSaveRule();
  const name = nameIn(language, rule);
  const move = (by: -1 | 1) => order.mutate({ kind: rule.kind, ids: moved(ids, rule.id, by) });
  // A deleted rule comes back as a new one in its old place.
  const restore = async () => {
    const made = await again.mutateAsync({ ...rule, id: null });
    order.mutate({ kind: rule.kind, ids: ids.map((id) => (id === rule.id ? made.id : id)) });
  };
  const drop = () =>
    void remove.mutateAsync(rule).then(
      () => tellWithUndo(t("deleted", { name }), () => void restore()),
      () => undefined, // the refusal is told by the query client
    );
  return (
    <div className={classes.row}>
      <Group wrap="nowrap" align="start">
        <div className={classes.grow}>
          <Text fw={500}>{name}</Text>
          <Text size="sm" c="dimmed">
            {words.which(rule)}
          </Text>
          <Text size="sm" c="dimmed">
            {words.whom(rule)}
          </Text>
        </div>
        <Switch
          aria-label={t("use", { name })}
          checked={use.isPending ? use.variables.is_enabled : rule.is_enabled}
          disabled={!mayEdit}
          onChange={(event) => use.mutate({ rule, is_enabled: event.currentTarget.checked })}
        />
      </Group>
      {mayEdit && (
        <Group gap={4} mt={4}>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t("editOf", { name })}
            onClick={onEdit}
          >
            {t("edit")}
          </Button>
          <Act
            label={t("earlier", { name })}
            icon={IconArrowUp}
            isOff={ids[0] === rule.id}
            perform={() => move(-1)}
          />
          <Act
            label={t("later", { name })}
            icon={IconArrowDown}
            isOff={ids.at(-1) === rule.id}
            perform={() => move(1)}
          />
          <Act label={t("deleteOf", { name })} icon={IconTrash} isOff={false} perform={drop} />
        </Group>
      )}
    </div>
  );
}

type ActProps = {
  label: string;
  icon: typeof IconTrash;
  isOff: boolean;
  perform: () => void;
};

function Act({ label, icon: Icon, isOff, perform }: ActProps) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={isOff} onClick={perform}>
      <Icon size={16} />
    </ActionIcon>
  );
}
