import { Button, Checkbox, Group, Tabs } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { MailTemplate } from "@/api/mail-templates";
import { useMay } from "@/api/me";
import { usePlace } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { Dialog } from "@/ui/dialog";
import { FormSkeleton } from "@/ui/skeletons";

import { MailGallery } from "./mail-gallery";
import { MailTemplateForm } from "./mail-template-form";
import { MailTemplateList } from "./mail-template-list";
import { Panel } from "./panel";

const TABS = ["templates", "snippets", "gallery"] as const;
type Tab = (typeof TABS)[number];
/** What is in hand: one that is there, or the beginnings of a new one. */
export type InHand = { template?: MailTemplate; begun: Partial<MailTemplate> };

/** Templates and snippets by stage, and the gallery to begin with. */
export function MailTemplatesSection() {
  const { t } = useTranslation("templates");
  const { search, set } = usePlace();
  const tab: Tab = TABS.find((one) => one === search.tab) ?? "templates";
  const [isAll, setAll] = useState(false);
  const [inHand, setInHand] = useState<InHand | null>(null);
  const mayWrite = useMay("write");
  const kind = tab === "snippets" ? "snippet" : "template";
  const go = (next: string | null) => set({ tab: next ?? undefined }, { replace: true });
  const close = () => setInHand(null);
  const titleOf = ({ template, begun }: Partial<InHand> = {}) => {
    if (template) return t("edit");
    return begun?.kind === "snippet" ? t("newSnippet") : t("new");
  };
  return (
    <Panel
      title={t("title")}
      lead={t("lead")}
      action={
        mayWrite && (
          <Button
            leftSection={<IconPlus size={15} />}
            onClick={() => setInHand({ begun: { kind } })}
          >
            {kind === "snippet" ? t("newSnippet") : t("new")}
          </Button>
        )
      }
    >
      <Tabs value={tab} onChange={go} mb="sm">
        <Tabs.List>
          {TABS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Boundary key={tab} loading={<FormSkeleton />}>
        {tab === "gallery" ? (
          <MailGallery onUse={(begun) => setInHand({ begun })} />
        ) : (
          <>
            <Group justify="end">
              <Checkbox
                size="xs"
                label={t("showArchived")}
                checked={isAll}
                onChange={(event) => setAll(event.currentTarget.checked)}
              />
            </Group>
            <MailTemplateList
              kind={kind}
              isAll={isAll}
              onOpen={setInHand}
              onGallery={() => go("gallery")}
            />
          </>
        )}
      </Boundary>
      <Dialog
        opened={inHand !== null}
        onClose={close}
        title={titleOf(inHand ?? {})}
        size={960}
        closeOnClickOutside={false}
      >
        {inHand && <MailTemplateForm inHand={inHand} onDone={close} />}
      </Dialog>
    </Panel>
  );
}
