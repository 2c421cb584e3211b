import { Button } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { nameIn } from "@/lib/names";
import { Dialog } from "@/ui/dialog";
import { EmptyState } from "@/ui/empty-state";
import { useLocale } from "@/ui/use-locale";

import { type Rule, rulesQuery } from "./assignment-queries";
import { AssignmentRuleForm } from "./assignment-rule-form";
import { AssignmentRuleRow } from "./assignment-rule-row";
import { Panel } from "./panel";

/** The rules in the order in which they are asked. */
export function AssignmentRulesPanel() {
  const { t } = useTranslation("assignment");
  const { language } = useLocale();
  const rules = useSuspenseQuery(rulesQuery()).data;
  const mayEdit = useMay("configure");
  const [edited, setEdited] = useState<Rule | "new">();
  const close = () => setEdited(undefined);
  return (
    <Panel
      title={t("rules")}
      lead={t("rulesLead")}
      action={mayEdit && <Button onClick={() => setEdited("new")}>{t("add")}</Button>}
    >
      {rules.length === 0 && <EmptyState>{t("none")}</EmptyState>}
      {rules.map((rule) => (
        <AssignmentRuleRow
          key={rule.id}
          rule={rule}
          ids={rules.filter(({ kind }) => kind === rule.kind).map(({ id }) => id)}
          mayEdit={mayEdit}
          onEdit={() => setEdited(rule)}
        />
      ))}
      <Dialog
        opened={edited !== undefined}
        onClose={close}
        title={
          edited && edited !== "new" ? t("editOf", { name: nameIn(language, edited) }) : t("add")
        }
        size="lg"
      >
        {edited && (
          <AssignmentRuleForm rule={edited === "new" ? undefined : edited} onDone={close} />
        )}
      </Dialog>
    </Panel>
  );
}
