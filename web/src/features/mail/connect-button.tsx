import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

const PLACE = { to: "/settings/$section", params: { section: "mailboxes" } } as const;

/** Where there is no mailbox yet, the way to connect one. */
export function ConnectButton() {
  const { t } = useTranslation("mail");
  return <Button renderRoot={(props) => <Link {...PLACE} {...props} />}>{t("connect")}</Button>;
}
