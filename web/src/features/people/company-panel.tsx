import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { Fact, Facts } from "@/ui/facts";
import { FileList } from "@/ui/file-list";
import { InlineEdit } from "@/ui/inline-edit";
import { MemberPicker } from "@/ui/member-picker";
import { OwnFields } from "@/ui/own/own-fields";
import { PoolButton } from "@/ui/pool-button";
import { RecordStory } from "@/ui/story/record-story";
import { TaskList } from "@/ui/task-list";

import { Channels } from "./channels";
import { CompanyGroup } from "./company-group";
import { CompanyPeople } from "./company-people";
import { DeleteButton } from "./delete-button";
import { OrgChart } from "./org-chart";
import { companyQuery, useSaveCompany } from "./queries";
import { RecordDeals } from "./record-deals";
import { RecordFrame } from "./record-frame";

import { Relations } from "./relations";
import { TierSelect } from "./tier-select";
import { unmergeOf } from "./unmerge-button";

/** All about a company: the drawer's content, and the page's. */
export function CompanyPanel({ companyId }: { companyId: string }) {
  const { t } = useTranslation("people");
  const company = useSuspenseQuery(companyQuery(companyId)).data;
  const { mutate: save } = useSaveCompany(companyId);
  const navigate = useNavigate();
  const mayWrite = useMe().can.includes("write");
  // An old address of what was merged: on with the survivor.
  if (company.id !== companyId) return <CompanyPanel companyId={company.id} />;
  const text = (name: "name" | "industry" | "domain" | "country" | "credit_code") => (
    <InlineEdit
      label={t(`field.${name}`)}
      value={company[name]}
      isReadOnly={!mayWrite}
      onSave={(value) => save({ [name]: value })}
    />
  );
  return (
    <RecordFrame
      kind="company"
      name={company.name}
      onRename={mayWrite ? (name) => save({ name }) : undefined}
      hint={company.domain}
      actions={
        mayWrite && (
          <>
            <PoolButton
              kind="company"
              record={company}
              name={company.name}
              onGone={() => void navigate({ to: "/pools" })}
            />
            <DeleteButton kind="company" record={company} />
          </>
        )
      }
    >
      <Facts>
        <Fact label={t("owner")}>
          <MemberPicker
            value={company.owner_id ?? null}
            onChange={(owner_id) => save({ owner_id })}
            placeholder={t("nobody")}
            clearable
            isReadOnly={!mayWrite}
            isInline
            size="xs"
          />
        </Fact>
        <Fact label={t("field.industry")}>{text("industry")}</Fact>
        <Fact label={t("tier.title")}>
          <TierSelect company={company} onSave={(tier) => save({ tier })} />
        </Fact>
        <Fact label={t("field.domain")}>{text("domain")}</Fact>
        <Fact label={t("size")}>
          <InlineEdit
            label={t("size")}
            value={company.size?.toString() ?? ""}
            isReadOnly={!mayWrite}
            check={(value) => (/^\d*$/.test(value.trim()) ? undefined : t("wholeNumber"))}
            onSave={(value) => save({ size: value ? Number(value) : null })}
          />
        </Fact>
        <Fact label={t("field.country")}>{text("country")}</Fact>
        <Fact label={t("field.credit_code")}>{text("credit_code")}</Fact>
      </Facts>
      <OwnFields
        kind="company"
        values={company.custom}
        mayWrite={mayWrite}
        onSave={({ sent }) => save({ custom: sent })}
      />
      <Channels channels={company.channels} onSave={(channels) => save({ channels })} />
      <CompanyGroup company={company} onSave={(parent_id) => save({ parent_id })} />
      <RecordDeals of={{ company_id: companyId }} />
      <CompanyPeople companyId={companyId} />
      <OrgChart companyId={companyId} />
      <Relations of={{ kind: "company", id: companyId }} />
      <TaskList of={{ company_id: companyId }} />
      <FileList of={{ company_id: companyId }} />
      <RecordStory about={{ kind: "company", id: companyId }} actOf={unmergeOf} />
    </RecordFrame>
  );
}
