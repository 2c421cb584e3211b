import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { RecordPicker } from "@/ui/record-picker";
import { tellWithUndo } from "@/ui/toasts";

import classes from "./deal.module.css";
import parts from "./deal-parts.module.css";
import { DealPerson } from "./deal-person";
import type { Deal } from "./rules";
import { useDealPeople } from "./use-deal-people";

/** The people on the buyer's side and the part each plays. */
export function DealPeople({ deal }: { deal: Deal }) {
  const { t } = useTranslation("pipeline");
  const mayWrite = useMe().can.includes("write");
  const { set, remove } = useDealPeople(deal);
  const takeOut = (person: Deal["people"][number]) => {
    const { person_id: id, name } = person;
    remove.mutate(id, {
      onSuccess: (answer) => tellWithUndo(t("told.personRemoved", { name }), answer),
    });
  };
  return (
    <section className={classes.section} aria-labelledby="deal-people">
      <div className={classes.sectionHead}>
        <h3 className={classes.heading} id="deal-people">
          {t("people.title")}
        </h3>
      </div>
      {deal.people.length === 0 && <p className={parts.none}>{t("people.none")}</p>}
      {deal.people.map((person) => (
        <DealPerson
          key={person.person_id}
          person={person}
          mayWrite={mayWrite}
          onRole={(role) =>
            set.mutate({ person: { id: person.person_id, name: person.name }, role })
          }
          onRemove={() => takeOut(person)}
        />
      ))}
      {mayWrite && (
        <div className={classes.control}>
          <RecordPicker
            key={deal.people.length}
            kind="person"
            label={t("people.add")}
            placeholder={t("people.add")}
            value={null}
            onChange={(person) => person && set.mutate({ person, role: "other" })}
          />
        </div>
      )}
    </section>
  );
}
