import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type OwnField, type OwnKind, type OwnValues, ownFieldsQuery } from "@/api/fields";
import { Fact, Facts } from "@/ui/facts";
import { Section } from "@/ui/section";

import { OwnEditor } from "./own-editor";
import { OwnValue } from "./own-value";
import { idOf, inSections, isEmpty } from "./rules";

/** What is sent, and what the screen shows of it meanwhile. */
type OwnChange = { sent: OwnValues; shown: OwnValues };

type Props = {
  kind: OwnKind;
  values: OwnValues;
  mayWrite: boolean;
  onSave: (change: OwnChange) => void;
};

/** The fields of the workspace's own, under their headings; empty ones wait behind a button. */
export function OwnFields({ kind, values, mayWrite, onSave }: Props) {
  const { t } = useTranslation("fields");
  const fields = useQuery(ownFieldsQuery(kind)).data ?? [];
  const [showsAll, setShowsAll] = useState(false);
  const filled = fields.filter(({ key, is_required }) => is_required || !isEmpty(values[key]));
  const more = fields.filter(
    (one) => !filled.includes(one) && (mayWrite || one.type !== "formula"),
  );
  const save = (field: OwnField, value: unknown) => {
    const isReference = field.type === "person" || field.type === "company";
    const sent = { [field.key]: isReference ? idOf(value) : value };
    onSave({ sent, shown: { ...values, [field.key]: value } });
  };
  if (fields.length === 0) return null;
  return (
    <>
      {inSections(showsAll ? fields : filled).map(([title, shown]) => (
        <Section key={title} title={title || t("own")}>
          <Facts>
            {shown.map((field) => (
              <Fact key={field.id} label={field.name} hint={field.help}>
                {mayWrite ? (
                  <OwnEditor
                    field={field}
                    value={values[field.key]}
                    onSave={(value) => save(field, value)}
                  />
                ) : (
                  <OwnValue field={field} value={values[field.key]} />
                )}
              </Fact>
            ))}
          </Facts>
        </Section>
      ))}
      {more.length > 0 && mayWrite && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-expanded={showsAll}
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? t("hideEmpty") : t("showEmpty", { count: more.length })}
        </Button>
      )}
    </>
  );
}
