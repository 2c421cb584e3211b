import { Button, Tabs } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { OwnField, OwnKind } from "@/api/fields";
import { Boundary } from "@/ui/boundary";
import { Dialog } from "@/ui/dialog";
import { FormSkeleton } from "@/ui/skeletons";

import { FieldForm } from "./field-form";
import { FieldRows } from "./field-rows";
import { Panel } from "./panel";

const KINDS: OwnKind[] = ["deal", "company", "person", "lead", "task"];

/** Fields of the workspace's own, kind by kind. */
export function FieldsSection() {
  const { t } = useTranslation("fields");
  const [kind, setKind] = useState<OwnKind>("deal");
  const [edited, setEdited] = useState<OwnField | "new">();
  return (
    <Panel
      title={t("title")}
      lead={t("lead")}
      action={<Button onClick={() => setEdited("new")}>{t("add")}</Button>}
    >
      <Tabs value={kind} onChange={(next) => next && setKind(next as OwnKind)} mb="sm">
        <Tabs.List>
          {KINDS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`kind.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {KINDS.map((one) => (
          <Tabs.Panel key={one} value={one} pt="xs">
            {one === kind && (
              <Boundary loading={<FormSkeleton />}>
                <FieldRows kind={one} onEdit={setEdited} />
              </Boundary>
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
      <Dialog
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        title={edited === "new" ? t("addTo", { kind: t(`kind.${kind}`) }) : edited?.name}
        size="lg"
      >
        {edited && (
          <FieldForm
            kind={kind}
            field={edited === "new" ? undefined : edited}
            onDone={() => setEdited(undefined)}
          />
        )}
      </Dialog>
    </Panel>
  );
}
