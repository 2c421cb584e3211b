import { Select, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sourcesQuery } from "@/api/lookups";
import { useFieldAccess } from "@/api/me";

import { Fact, Facts } from "@/ui/facts";
import { InlineEdit } from "@/ui/inline-edit";
import { Money } from "@/ui/money";

import { useSaveLead } from "./lead-writes";
import { campaignsQuery, type Lead } from "./queries";

const TEXTS = ["name", "company_name", "title", "email", "phone", "wechat"] as const;
const MORE = ["domain", "credit_code", "description"] as const;

type Props = { lead: Lead; mayWrite: boolean };

/** What is known of a lead; click and type to change it. */
export function LeadFacts({ lead, mayWrite }: Props) {
  const { t } = useTranslation("leads");
  const save = useSaveLead(lead);
  const sources = useQuery(sourcesQuery()).data ?? [];
  const campaigns = useQuery(campaignsQuery()).data ?? [];
  const { hides, fixes } = useFieldAccess("lead");
  const text = (name: (typeof TEXTS)[number] | (typeof MORE)[number]) => (
    <Fact key={name} label={t(`field.${name}`)}>
      <InlineEdit
        label={t(`field.${name}`)}
        value={lead[name]}
        isReadOnly={!mayWrite}
        isFixed={fixes(name)}
        onSave={(value) => save({ [name]: value })}
      />
    </Fact>
  );
  const word = (name: "source" | "campaign", words: { id: string; name: string }[]) => (
    <Fact label={t(`field.${name}`)}>
      <Select
        aria-label={t(`field.${name}`)}
        size="xs"
        variant="unstyled"
        placeholder="—"
        clearable
        searchable
        readOnly={!mayWrite}
        data={words.map(({ id, name: label }) => ({ value: id, label }))}
        value={lead[`${name}_id`] ?? null}
        onChange={(id) => save({ [`${name}_id`]: id })}
      />
    </Fact>
  );
  return (
    <Facts>
      {TEXTS.filter((name) => !hides(name)).map(text)}
      {!hides("value") && (
        <Fact label={t("field.value")}>
          <InlineEdit
            label={t("field.value")}
            value={lead.value ?? ""}
            display={lead.value && <Money amount={lead.value} currency={lead.currency} />}
            isReadOnly={!mayWrite}
            isFixed={fixes("value")}
            check={(value) => (/^\d*([.]\d{1,2})?$/.test(value) ? undefined : t("badValue"))}
            onSave={(value) => save({ value: value || null })}
          />
        </Fact>
      )}
      {word("source", sources)}
      {(campaigns.length > 0 || lead.campaign_id) && word("campaign", campaigns)}
      <Fact label={t("field.owner")}>
        <Text size="sm">{lead.owner_name ?? t("nobody")}</Text>
      </Fact>
      {MORE.filter((name) => !hides(name)).map(text)}
    </Facts>
  );
}
