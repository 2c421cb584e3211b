import { Button } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** From a list to what is in it twice. */
export function DuplicatesLink({ kind }: { kind: "company" | "person" }) {
  const { t } = useTranslation("people");
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconCopy size={14} aria-hidden />}
      renderRoot={(props) => <Link to="/duplicates" search={{ kind }} {...props} />}
    >
      {t("duplicates")}
    </Button>
  );
}
