import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { InlineEdit } from "@/ui/inline-edit";
import { Money } from "@/ui/money";

import classes from "./deal.module.css";
import { DealActions } from "./deal-actions";
import { DealStatusBadge } from "./deal-status-badge";
import type { DealPatch } from "./deal-writes";
import type { Deal } from "./rules";

export type EditDeal = (patch: DealPatch, shown?: Partial<Deal>) => void;

type Props = { deal: Deal; edit: EditDeal; onGone: () => void; isInDrawer?: boolean };

export function DealHeader({ deal, edit, onGone, isInDrawer = false }: Props) {
  const { t } = useTranslation("pipeline");
  const mayWrite = useMe().can.includes("write");
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
        <span className={classes.value}>
          <InlineEdit
            isReadOnly={!mayWrite}
            label={t("field.value")}
            value={String(Number(deal.value))}
            display={<Money amount={deal.value} currency={deal.currency} />}
            onSave={(value) => edit({ value: Number(value).toFixed(2) })}
            check={(value) => (isAmount(value) ? undefined : t("field.valueWrong"))}
          />
        </span>
        <DealStatusBadge status={deal.status} />
        <DealActions deal={deal} onGone={onGone} />
      </div>
    </div>
  );
}

function isAmount(text: string): boolean {
  return text.trim() !== "" && Number(text) >= 0 && Number(text) < 1e14;
}
