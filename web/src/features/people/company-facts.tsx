import { useTranslation } from "react-i18next";

import { useFieldAccess } from "@/api/me";
import { Fact, Facts } from "@/ui/facts";
import { InlineEdit } from "@/ui/inline-edit";

import { OwnerFact } from "./owner-fact";
import type { Company, useSaveCompany } from "./queries";
import { TierSelect } from "./tier-select";

type Props = {
  company: Company;
  mayWrite: boolean;
  onSave: ReturnType<typeof useSaveCompany>;
};

/** What is known of a company; click and type to change it. */
export function CompanyFacts({ company, mayWrite, onSave: save }: Props) {
  const { t } = useTranslation("people");
  const { hides, fixes } = useFieldAccess("company");
  const text = (name: "name" | "industry" | "domain" | "country" | "credit_code") => (
    <InlineEdit
      label={t(`field.${name}`)}
      value={company[name]}
      isReadOnly={!mayWrite}
      isFixed={fixes(name)}
      onSave={(value) => save({ [name]: value })}
    />
  );
  return (
    <Facts>
      <OwnerFact ownerId={company.owner_id ?? null} mayWrite={mayWrite} onSave={save} />
      <Fact label={t("field.industry")}>{text("industry")}</Fact>
      <Fact label={t("tier.title")}>
        <TierSelect company={company} onSave={(tier) => save({ tier })} />
      </Fact>
      <Fact label={t("field.domain")}>{text("domain")}</Fact>
      {!hides("size") && (
        <Fact label={t("size")}>
          <InlineEdit
            label={t("size")}
            value={company.size?.toString() ?? ""}
            isReadOnly={!mayWrite}
            isFixed={fixes("size")}
            check={(value) => (/^\d*$/.test(value.trim()) ? undefined : t("wholeNumber"))}
            onSave={(value) => save({ size: value ? Number(value) : null })}
          />
        </Fact>
      )}
      <Fact label={t("field.country")}>{text("country")}</Fact>
      {!hides("credit_code") && <Fact label={t("field.credit_code")}>{text("credit_code")}</Fact>}
    </Facts>
  );
}
