import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { MemberPicker } from "@/ui/member-picker";
import { Page } from "@/ui/page";

import { ChangeList } from "./change-list";
import classes from "./changes.module.css";
import { KINDS } from "./queries";

/** What everybody did lately, with the way back. */
export function ChangesPage() {
  const { t } = useTranslation("changes");
  const { search, set } = usePlace();
  const kind = KINDS.find((one) => one === search.kind);
  const wish = { kind, member_id: search.member };
  return (
    <Page
      title={t("title")}
      controls={
        <>
          <Select
            size="xs"
            w={130}
            aria-label={t("kindLabel")}
            data={[
              { value: "", label: t("kind.all") },
              ...KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) })),
            ]}
            value={kind ?? ""}
            allowDeselect={false}
            onChange={(next) => set({ kind: next ?? undefined })}
          />
          <MemberPicker
            size="xs"
            clearable
            placeholder={t("everybody")}
            value={search.member ?? null}
            onChange={(next) => set({ member: next ?? undefined })}
          />
        </>
      }
    >
      <div className={classes.sheet}>
        <Boundary key={JSON.stringify(wish)}>
          <ChangeList wish={wish} />
        </Boundary>
      </div>
    </Page>
  );
}
