import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { formatDay } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

import { CopyField } from "./copy-field";
import type { Connection } from "./sign-in-queries";

/** What a provider of SAML wants to know of us, and what we know of it. */
export function ConnectionSaml({ connection }: { connection: Connection }) {
  const { t } = useTranslation("security");
  const place = useLocale();
  const { identity, callback_url, metadata_url } = connection;
  const ends = identity?.certificates.map(({ ends_at }) => ends_at).sort();
  const last = ends?.at(-1) ?? "";
  const isOver = last !== "" && new Date(last) < new Date();
  return (
    <>
      <CopyField label={t("company.acs")} value={callback_url} />
      <CopyField label={t("company.entity")} value={metadata_url} />
      <Text size="sm" c={identity && !isOver ? "dimmed" : "var(--hw-bad)"} lineClamp={2}>
        {identity
          ? t(isOver ? "company.certificateOver" : "company.certificate", {
              name: identity.entity_id,
              day: formatDay(last.slice(0, 10), place),
            })
          : t("company.noMetadata")}
      </Text>
    </>
  );
}
