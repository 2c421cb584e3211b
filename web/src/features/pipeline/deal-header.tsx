import { useTranslation } from "react-i18next";

import { useFieldAccess, useMay } from "@/api/me";
import { InlineEdit } from "@/ui/inline-edit";
import { Money } from "@/ui/money";
import { RecordCircle } from "@/ui/sharing/record-circle";

import classes from "./deal.module.css";
import { DealActions } from "./deal-actions";
import { DealRisks } from "./deal-risks";
import { DealStatusBadge } from "./deal-status-badge";
import type { DealPatch } from "./deal-writes";
import type { Deal } from "./rules";

export type EditDeal = (patch: DealPatch, shown?: Partial<Deal>, version?: number) => void;

type Props = { deal: Deal; edit: EditDeal; onGone: () => void; isInDrawer?: boolean };

export function DealHeader({ deal, edit, onGone, isInDrawer = false }: Props) {
  const { t } = useTranslation("pipeline");
  const mayWrite = useMay("write");
  const isFixed = useFieldAccess("deal").fixes("value");
  return (
    <div className={classes.header} data-drawer={isInDrawer || undefined}>
      <h2 className={classes.title}>
        <InlineEdit
          isReadOnly={!mayWrite}
          label={t("field.title")}
          value={deal.title}
          onSave={(title) => edit({ title })}
          check={(title) => (title.trim() ? undefined : t("newDeal.titleMissing"))}
        />
      </h2>
      <div className={classes.headline}>
        {deal.value !== null && (
          <span className={classes.value}>
            <InlineEdit
              isReadOnly={!mayWrite}
              isFixed={isFixed}
              label={t("field.value")}
              value={String(Number(deal.value))}
              display={<Money amount={deal.value} currency={deal.currency} />}
              onSave={(value) => edit({ value: Number(value).toFixed(2) })}
              check={(value) => (isAmount(value) ? undefined : t("field.valueWrong"))}
            />
          </span>
        )}
        <DealStatusBadge status={deal.status} />
        <RecordCircle about={{ kind: "deal", id: deal.id }} />
        <DealActions deal={deal} onGone={onGone} />
      </div>
      {deal.status === "open" && <DealRisks dealId={deal.id} />}
    </div>
  );
}

function isAmount(text: string): boolean {
  return text.trim() !== "" && Number(text) >= 0 && Number(text) < 1e14;
}
