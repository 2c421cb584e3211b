import { Button } from "@mantine/core";
import { IconRoute } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { EnrolDialog } from "./enrol-dialog";

const AT_ONCE = 1000;

type Props = { person_ids?: string[]; lead_ids?: string[] };

/** Put those that are ticked into a sequence; it is not offered for more than one request carries. */
export function EnrolButton(props: Props) {
  // Its words are fetched when it is first shown: the list it stands below must not wait for them.
  return (
    <Suspense>
      <Offer {...props} />
    </Suspense>
  );
}

function Offer({ person_ids = [], lead_ids = [] }: Props) {
  const { t } = useTranslation("sequences");
  const [isOpen, setOpen] = useState(false);
  if (person_ids.length + lead_ids.length > AT_ONCE) return null;
  return (
    <>
      <Button
        size="compact-sm"
        flex="none"
        variant="default"
        leftSection={<IconRoute size={14} />}
        onClick={() => setOpen(true)}
      >
        {t("enrol.open")}
      </Button>
      {isOpen && (
        <EnrolDialog person_ids={person_ids} lead_ids={lead_ids} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
