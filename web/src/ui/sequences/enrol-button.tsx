import { Button } from "@mantine/core";
import { IconRoute } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { Dialog } from "@/ui/dialog";

import { EnrolChoice } from "./enrol-choice";

type Props = { count: number; onStart: (wish: Schema["BulkEnrolIn"]) => void };

/** Start a sequence for all that are chosen: the ticked rows, or everything the list shows. */
export function EnrolButton(props: Props) {
  // Its words are fetched when it is first shown: the list it stands below must not wait for them.
  return (
    <Suspense>
      <Offer {...props} />
    </Suspense>
  );
}

function Offer({ count, onStart }: Props) {
  const { t } = useTranslation("sequences");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        size="compact-sm"
        flex="none"
        variant="default"
        leftSection={<IconRoute size={14} />}
        onClick={() => setOpen(true)}
      >
        {t("enrol.startFor")}
      </Button>
      <Dialog opened={isOpen} onClose={close} title={t("enrol.title", { count })}>
        <EnrolChoice
          onClose={close}
          onStart={(wish) => {
            close();
            onStart(wish);
          }}
        />
      </Dialog>
    </>
  );
}
