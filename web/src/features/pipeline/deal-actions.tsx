import { ActionIcon, Button, Menu } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconBan,
  IconDots,
  IconThumbDown,
  IconTrash,
  IconTrophy,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { pipelinesQuery } from "@/api/lookups";
import { useMay } from "@/api/me";
import { WriteMail } from "@/ui/write-mail";

import classes from "./deal.module.css";
import { LostDialog } from "./lost-dialog";
import type { Deal } from "./rules";
import { TransferDialog } from "./transfer-dialog";
import { useDealActs } from "./use-deal-acts";

/** Won, lost, reopen; what is rarer is in the menu. */
export function DealActions({ deal, onGone }: { deal: Deal; onGone: () => void }) {
  const { t } = useTranslation("pipeline");
  const acts = useDealActs(deal, onGone);
  if (!useMay("write")) return null;
  const titleIf = (about: "lost" | "other") => (acts.asking === about ? deal.title : undefined);
  return (
    <div className={classes.acts}>
      {deal.status === "open" ? (
        <>
          <Button
            size="compact-sm"
            className={classes.win}
            variant="light"
            leftSection={<IconTrophy size={15} />}
            onClick={acts.win}
          >
            {t("act.won")}
          </Button>
          <Button
            size="compact-sm"
            className={classes.lose}
            variant="light"
            leftSection={<IconThumbDown size={15} />}
            onClick={() => acts.ask("lost")}
          >
            {t("act.lost")}
          </Button>
        </>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={15} />}
          onClick={acts.reopen}
        >
          {t("act.reopen")}
        </Button>
      )}
      <span data-spot="mail">
        <WriteMail
          to={deal.people.find(({ email }) => email)?.email ?? undefined}
          kind="deal"
          id={deal.id}
        />
      </span>
      <MoreActions deal={deal} acts={acts} />
      <LostDialog title={titleIf("lost")} onClose={() => acts.ask(undefined)} onLost={acts.close} />
      <TransferDialog
        title={titleIf("other")}
        pipelineId={deal.pipeline_id}
        onClose={() => acts.ask(undefined)}
        onChoose={acts.transfer}
      />
    </div>
  );
}

type MoreProps = { deal: Deal; acts: ReturnType<typeof useDealActs> };

function MoreActions({ deal, acts }: MoreProps) {
  const { t } = useTranslation("pipeline");
  const pipelines = useQuery(pipelinesQuery()).data ?? [];
  const isOpen = deal.status === "open";
  const mayDelete = useMay("delete");
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("act.more")}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isOpen && (
          <Menu.Item
            leftSection={<IconBan size={15} />}
            onClick={() => acts.close({ status: "void" })}
          >
            {t("act.void")}
          </Menu.Item>
        )}
        {isOpen && pipelines.length > 1 && (
          <Menu.Item
            leftSection={<IconArrowsExchange size={15} />}
            onClick={() => acts.ask("other")}
          >
            {t("act.other")}
          </Menu.Item>
        )}
        {mayDelete && (
          <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={acts.remove}>
            {t("act.delete")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
