import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { OwnerValue } from "./owner-value";
import type { Import } from "./queries";
import { ValueCard } from "./value-card";

const SHOWN = 8;

/** Whom each name of the owner column means; nobody: a member without sign-in is made. */
export function OwnerValues({ run }: { run: Import }) {
  const { t } = useTranslation("imports");
  const [isAll, setAll] = useState(false);
  const owners = run.owner_values;
  const hint = t("values.ownersHint", {
    count: owners.filter(({ member_id }) => member_id === null).length,
  });
  return (
    <ValueCard title={t("values.owners")} hint={hint}>
      {(isAll ? owners : owners.slice(0, SHOWN)).map((value) => (
        <OwnerValue key={value.value} run={run} value={value} />
      ))}
      {!isAll && owners.length > SHOWN && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setAll(true)}>
          {t("values.showAll", { count: owners.length })}
        </Button>
      )}
    </ValueCard>
  );
}
