import { SegmentedControl } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { Boundary } from "@/ui/boundary";
import { ExportMenu } from "@/ui/export-menu";
import quiet from "@/ui/quiet.module.css";
import { RecordPicker } from "@/ui/record-picker";
import { tellWithUndo } from "@/ui/toasts";

import classes from "./deal.module.css";
import parts from "./deal-parts.module.css";
import { DealPerson } from "./deal-person";
import { exportStakeholders } from "./export-deals";
import type { Deal } from "./rules";
import { StakeholderMap } from "./stakeholder-map";
import { useDealPeople } from "./use-deal-people";

/** The people on the buyer's side and the part each plays. */
export function DealPeople({ deal }: { deal: Deal }) {
  const { t } = useTranslation(["pipeline", "views"]);
  const mayWrite = useMay("write");
  const { set, remove } = useDealPeople(deal);
  const [isMap, setMap] = useLocalStorage({
    key: "headwater.people-as-map",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
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
        {deal.people.length > 0 && (
          <SegmentedControl
            size="xs"
            ml="auto"
            aria-label={t("views:map.shownAs")}
            data={[
              { value: "list", label: t("views:map.asList") },
              { value: "map", label: t("views:map.asMap") },
            ]}
            value={isMap ? "map" : "list"}
            onChange={(value) => setMap(value === "map")}
          />
        )}
        {deal.people.length > 0 && <ExportMenu make={exportStakeholders(deal.id)} />}
      </div>
      {deal.people.length === 0 && <p className={parts.none}>{t("people.none")}</p>}
      {isMap && deal.people.length > 0 && (
        <Boundary>
          <StakeholderMap dealId={deal.id} />
        </Boundary>
      )}
      {!isMap &&
        deal.people.map((person) => (
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
        <div className={`${classes.control} ${quiet.quiet}`}>
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
