import { Button, Group } from "@mantine/core";
import { IconShare2 } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type About, sharesQuery } from "@/api/sharing";
import { Avatar } from "@/ui/avatar";
import { Dialog } from "@/ui/dialog";

import { ShareForm } from "./share-form";
import { ShareRow } from "./share-row";

const SHOWN = 4;

/** Whom a record is shared with, and the dialog where that is changed. */
export function ShareButton({ about }: { about: About }) {
  const { t } = useTranslation("sharing");
  const { items, may_edit } = useSuspenseQuery(sharesQuery(about)).data;
  const [isOpen, setOpen] = useState(false);
  if (!may_edit && items.length === 0) return null;
  return (
    <>
      {items.length > 0 && (
        <Group gap={2} aria-label={t("sharedWith")} role="group">
          {items.slice(0, SHOWN).map((share) => (
            <Avatar key={share.member_id ?? share.team_id} name={share.name} size={24} />
          ))}
          {items.length > SHOWN && `+${items.length - SHOWN}`}
        </Group>
      )}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconShare2 size={14} />}
        onClick={() => setOpen(true)}
      >
        {may_edit ? t("share") : t("sharedWith")}
      </Button>
      <Dialog opened={isOpen} onClose={() => setOpen(false)} title={t("title")}>
        {may_edit && <ShareForm about={about} />}
        {items.map((share) => (
          <ShareRow
            key={share.member_id ?? share.team_id}
            about={about}
            share={share}
            mayEdit={may_edit}
          />
        ))}
      </Dialog>
    </>
  );
}
