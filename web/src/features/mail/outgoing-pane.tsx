import { useMediaQuery } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { EmptyState } from "@/ui/empty-state";
import classes from "./mail.module.css";
import { MailKeys } from "./mail-keys";
import { OutgoingRow } from "./outgoing-row";
import { outgoingQuery } from "./queries";
import { ToBoxes } from "./threads-pane";
import { useMailPlace } from "./use-mail-place";

/** Drafts, what is on its way, and what did not leave. */
export function OutgoingPane() {
  const { t } = useTranslation("mail");
  const { set } = useMailPlace();
  const isPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  return (
    <section className={classes.middle} aria-label={t("box.outgoing")}>
      {isPhone && (
        <div className={classes.find}>
          <ToBoxes onGo={() => set({ pane: "boxes" })} />
          {t("box.outgoing")}
        </div>
      )}
      <MailKeys items={[]} />
      <Boundary>
        <OutgoingList />
      </Boundary>
    </section>
  );
}

function OutgoingList() {
  const { t } = useTranslation("mail");
  const items = useSuspenseQuery(outgoingQuery()).data;
  if (items.length === 0) return <EmptyState>{t("empty.outgoing")}</EmptyState>;
  return (
    <ul className={classes.list}>
      {items.map((one) => (
        <OutgoingRow key={one.id} one={one} />
      ))}
    </ul>
  );
}
