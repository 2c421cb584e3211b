import { Button } from "@mantine/core";
import { IconBuilding } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { companiesQuery, useGoToCompany } from "@/api/session";
import { ProblemAlert } from "@/ui/problem-alert";

type Props = { email: string; next: string | undefined };

/** Once the domain of the address is known: on with the company that serves it. */
export function CompanyButtons({ email, next }: Props) {
  const { t } = useTranslation("auth");
  const ways = useQuery(companiesQuery(email)).data ?? [];
  const go = useGoToCompany();
  return (
    <>
      <ProblemAlert error={go.error} />
      {ways.map(({ id, name }) => (
        <Button
          key={id}
          size="md"
          variant="default"
          leftSection={<IconBuilding size={18} />}
          loading={go.isPending && go.variables?.id === id}
          onClick={() => go.mutate({ id, process: "login", next: next ?? "/" })}
        >
          {t("company", { name })}
        </Button>
      ))}
    </>
  );
}
