import { Button } from "@mantine/core";
import { IconArrowBackUp, IconHistory } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import classes from "./past-banner.module.css";

type Props = {
  says: string;
  facts: ReactNode;
  /** What of it is of then, and what is of today. */
  note: string;
  onBack: () => void;
};

/** Says that this is not today, and leads back to it. */
export function PastBanner({ says, facts, note, onBack }: Props) {
  const { t } = useTranslation("past");
  return (
    <div className={classes.banner} role="status">
      <IconHistory size={18} aria-hidden className={classes.sign} />
      <p className={classes.says}>
        <strong>{says}</strong> <span>{facts}</span> <span className={classes.note}>{note}</span>
      </p>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowBackUp size={15} />}
        onClick={onBack}
      >
        {t("back")}
      </Button>
    </div>
  );
}
