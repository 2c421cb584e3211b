import { TagsInput, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { membersQuery, sourcesQuery } from "@/api/lookups";
import { useMay } from "@/api/me";
import { CURRENCIES } from "@/lib/currencies";
import { DateField } from "@/ui/date-field";
import { MemberPicker } from "@/ui/member-picker";
import { StatusBadge } from "@/ui/status-badge";
import { When } from "@/ui/when";

import { CategoryField } from "./category-field";
import { CompanyField } from "./company-field";
import classes from "./deal.module.css";
import type { EditDeal } from "./deal-header";
import { FieldRow } from "./field-row";
import { tagsQuery } from "./queries";
import { QuietSelect } from "./quiet-select";
import type { Deal } from "./rules";

/** What is known of the deal; each field is edited where it stands. */
export function DealFields({ deal, edit }: { deal: Deal; edit: EditDeal }) {
  const { t } = useTranslation("pipeline");
  const mayWrite = useMay("write");
  const mayAssign = useMay("assign");
  const members = useQuery(membersQuery()).data ?? [];
  const tags = useQuery(tagsQuery()).data ?? [];
  const sources = useQuery(sourcesQuery()).data ?? [];
  const nameOf = (list: { id: string; name: string }[], id: string | null) =>
    list.find((one) => one.id === id)?.name ?? "";
  const currencies = CURRENCIES.map((code) => ({ id: code, name: code }));
  return (
    <fieldset className={classes.fields} disabled={!mayWrite} aria-label={t("fields")}>
      <FieldRow label={t("field.company")}>
        <CompanyField deal={deal} edit={edit} />
      </FieldRow>
      <FieldRow label={t("field.owner")}>
        <MemberPicker
          size="xs"
          placeholder={t("field.owner")}
          isReadOnly={!mayAssign}
          value={deal.owner_id}
          onChange={(id) => id && edit({ owner_id: id }, { owner_name: nameOf(members, id) })}
        />
      </FieldRow>
      <FieldRow label={t("field.close")}>
        <DateField
          size="xs"
          hideLabel
          label={t("field.close")}
          value={deal.expected_close_date}
          onChange={(day) => edit({ expected_close_date: day })}
        />
        {deal.close_date_pushes > 0 && (
          <StatusBadge tone="attention">
            {t("pushes", { count: deal.close_date_pushes })}
          </StatusBadge>
        )}
      </FieldRow>
      <FieldRow label={t("field.category")}>
        <CategoryField deal={deal} edit={edit} />
      </FieldRow>
      <FieldRow label={t("field.source")}>
        <QuietSelect
          label={t("field.source")}
          options={sources}
          value={deal.source_id}
          onChange={(id) => edit({ source_id: id }, { source_name: nameOf(sources, id) || null })}
          clearable
        />
      </FieldRow>
      <FieldRow label={t("field.currency")}>
        <QuietSelect
          label={t("field.currency")}
          options={currencies}
          value={deal.currency}
          onChange={(currency) => currency && edit({ currency })}
        />
      </FieldRow>
      <FieldRow label={t("field.tags")}>
        <TagsInput
          size="xs"
          aria-label={t("field.tags")}
          data={tags}
          placeholder={deal.tags.length ? undefined : "—"}
          value={deal.tags}
          onChange={(next) => edit({ tags: next })}
        />
      </FieldRow>
      <FieldRow label={t("field.created")}>
        <Text size="sm" px={8}>
          <When at={deal.created_at} /> {deal.creator_name}
        </Text>
      </FieldRow>
    </fieldset>
  );
}
