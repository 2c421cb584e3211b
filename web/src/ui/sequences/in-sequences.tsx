import { ActionIcon } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { enrolmentsQuery } from "@/api/sequences";
import { Section } from "@/ui/section";

import { EnrolDialog } from "./enrol-dialog";
import { EnrolmentRow } from "./enrolment-row";
import classes from "./enrolments.module.css";

type Props = { of: { person_id: string } | { lead_id: string } };

/** The sequences somebody goes or went through, and the way into one. */
export function InSequences({ of }: Props) {
  const { t } = useTranslation("sequences");
  const [isOpen, setOpen] = useState(false);
  const mayWrite = useMay("write");
  const found = useQuery(enrolmentsQuery(of)).data?.items ?? [];
  if (!mayWrite && found.length === 0) return null;
  const ids = "person_id" in of ? { person_ids: [of.person_id] } : { lead_ids: [of.lead_id] };
  return (
    <Section
      title={t("title")}
      count={found.length}
      action={
        mayWrite && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("enrol.open")}
            onClick={() => setOpen(true)}
          >
            <IconPlus size={16} />
          </ActionIcon>
        )
      }
    >
      {found.length > 0 && (
        <ul className={classes.list}>
          {found.map((one) => (
            <EnrolmentRow key={one.id} enrolment={one} names="sequence" />
          ))}
        </ul>
      )}
      {isOpen && <EnrolDialog {...ids} onClose={() => setOpen(false)} />}
    </Section>
  );
}
