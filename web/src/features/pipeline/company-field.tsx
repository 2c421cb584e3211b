import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowUpRight } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { api, onlyOnce, unwrap } from "@/api/client";
import { useOpenRecord } from "@/lib/place";
import { type Picked, RecordPicker } from "@/ui/record-picker";

import classes from "./deal.module.css";
import type { EditDeal } from "./deal-header";
import type { Deal } from "./rules";

/** The deal's company; a name nobody knows becomes a new company first. */
export function CompanyField({ deal, edit }: { deal: Deal; edit: EditDeal }) {
  const { t } = useTranslation("pipeline");
  const open = useOpenRecord();
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: (name: string) =>
      unwrap(api.POST("/api/v1/companies", { body: { name }, headers: onlyOnce() })),
    onSuccess: ({ id, name }) => {
      edit({ company_id: id }, { company_name: name });
      void client.invalidateQueries({ queryKey: ["companies"] });
    },
  });
  const choose = (picked: Picked | null) => {
    if (picked && !picked.id) return create.mutate(picked.name);
    edit({ company_id: picked?.id ?? null }, { company_name: picked?.name ?? null });
  };
  const { company_id: id, company_name: name } = deal;
  return (
    <>
      <div className={classes.grow}>
        <RecordPicker
          kind="company"
          label={t("field.company")}
          value={id ? { id, name: name ?? "" } : null}
          onChange={choose}
        />
      </div>
      {id && (
        <Tooltip label={t("openCompany")}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("openCompany")}
            onClick={() => open("company", id)}
          >
            <IconArrowUpRight size={15} />
          </ActionIcon>
        </Tooltip>
      )}
    </>
  );
}
