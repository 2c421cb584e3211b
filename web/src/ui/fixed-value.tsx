import { Tooltip, UnstyledButton, VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import classes from "./inline-edit.module.css";

type Props = { label: string; children: ReactNode };

/** What the role can only read: it says so to whoever points at it, touches it or comes by keyboard. */
export function FixedValue({ label, children }: Props) {
  const { t } = useTranslation("common");
  return (
    <Tooltip label={t("fixedByRole")} events={{ hover: true, focus: true, touch: true }}>
      <UnstyledButton className={classes.fixed} aria-disabled>
        <VisuallyHidden component="span">{`${label}: `}</VisuallyHidden>
        {children}
        <VisuallyHidden component="span">{` ${t("fixedByRole")}`}</VisuallyHidden>
      </UnstyledButton>
    </Tooltip>
  );
}
