import { useMediaQuery } from "@mantine/hooks";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { flatten } from "@/lib/pages";
import { useOpenRecord } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import type { Selection } from "@/ui/bulk/use-selection";
import { ShownAsShared } from "@/ui/sharing/shown-as-shared";
import { RecordSkeleton } from "@/ui/skeletons";

import { LeadList } from "./lead-list";
import { LeadPanel } from "./lead-panel";
import classes from "./leads.module.css";
import { NoLeads } from "./no-leads";
import { type Lead, leadsQuery } from "./queries";
import { neighbourOf, nextOf } from "./rules";
import { TriageKeys } from "./triage-keys";
import { useLeadWish } from "./use-lead-wish";

type Props = { selection: Selection | undefined };

/** The list at the left, the lead in hand at the right; on a phone it opens over the list. */
export function Triage({ selection }: Props) {
  const { t } = useTranslation("leads");
  const { wish, search, set } = useLeadWish();
  const isPhone = useMediaQuery("(max-width: 48em)") ?? false;
  const open = useOpenRecord();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    leadsQuery(wish),
  );
  const { items } = flatten<Lead>(data);
  const at = neighbourOf(items, search.at, 0);
  const go = (lead: Lead | undefined) => set({ at: lead?.id }, { replace: true });
  const check = selection && (({ id }: Lead) => selection.toggle(id));
  return (
    <>
      <TriageKeys lead={isPhone ? undefined : at} items={items} onGo={go} onCheck={check} />
      {at === undefined ? (
        <NoLeads />
      ) : (
        <div className={classes.triage}>
          <LeadList
            leads={items}
            atId={isPhone ? undefined : at.id}
            selection={selection}
            onChoose={(lead) => (isPhone ? open("lead", lead.id) : go(lead))}
            onEnd={() => {
              if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
            }}
          />
          {!isPhone && (
            <section className={classes.hand} aria-label={t("inHand")}>
              <Boundary key={at.id} loading={<RecordSkeleton />}>
                <ShownAsShared about={{ kind: "lead", id: at.id }}>
                  <LeadPanel leadId={at.id} onLeave={() => go(nextOf(items, at))} />
                </ShownAsShared>
              </Boundary>
            </section>
          )}
        </div>
      )}
    </>
  );
}
