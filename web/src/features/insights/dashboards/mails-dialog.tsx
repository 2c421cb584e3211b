import { Button, Group, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Dialog } from "@/ui/dialog";

import { MailingForm } from "./mailing-form";
import { MailingRow } from "./mailing-row";
import { type Dashboard, type Mailing, mailingsQuery } from "./queries";

type Props = { dashboard: Dashboard; onClose: () => void };

/** To whom a dashboard goes by mail, and when. */
export function MailsDialog({ dashboard, onClose }: Props) {
  const { t } = useTranslation("dashboards");
  const [edited, setEdited] = useState<Mailing | "new" | null>(null);
  return (
    <Dialog opened onClose={onClose} title={t("mail.regular")} size="lg">
      {edited === null ? (
        <Boundary>
          <Mailings dashboard={dashboard} onEdit={setEdited} />
        </Boundary>
      ) : (
        <MailingForm
          dashboard={dashboard}
          mailing={edited === "new" ? undefined : edited}
          onDone={() => setEdited(null)}
        />
      )}
    </Dialog>
  );
}

type ListProps = { dashboard: Dashboard; onEdit: (mailing: Mailing | "new") => void };

function Mailings({ dashboard, onEdit }: ListProps) {
  const { t } = useTranslation("dashboards");
  const { data } = useSuspenseQuery(mailingsQuery(dashboard.id));
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t("mail.about")}
      </Text>
      {data.map((mailing) => (
        <MailingRow
          key={mailing.id}
          mailing={mailing}
          mayEdit={dashboard.may_edit}
          onEdit={() => onEdit(mailing)}
        />
      ))}
      {data.length === 0 && (
        <Text size="sm">{dashboard.owner_id === null ? t("mail.saveFirst") : t("mail.none")}</Text>
      )}
      {dashboard.may_edit && (
        <Group>
          <Button leftSection={<IconPlus size={16} />} onClick={() => onEdit("new")}>
            {t("mail.new")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
