import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type OwnField, type OwnKind, type OwnValues, ownFieldsQuery } from "@/api/fields";
import { useFieldAccess } from "@/api/me";
import { Fact, Facts } from "@/ui/facts";
import { FixedValue } from "@/ui/fixed-value";
import { Section } from "@/ui/section";

import { OwnEditor } from "./own-editor";
import { OwnValue } from "./own-value";
import { idOf, inSections, isEmpty } from "./rules";

/** What is sent, what the screen shows of it meanwhile, and the version it was begun on. */
type OwnChange = { sent: OwnValues; shown: OwnValues; version: number };

type Props = {
  kind: OwnKind;
  values: OwnValues;
  version: number;
  mayWrite: boolean;
  onSave: (change: OwnChange) => void;
};

/** The fields of the workspace's own, under their headings; empty ones wait behind a button. */
export function OwnFields({ kind, values, version, mayWrite, onSave }: Props) {
  const { t } = useTranslation("fields");
  const fields = useQuery(ownFieldsQuery(kind)).data ?? [];
  const { fixes } = useFieldAccess(kind);
  const [showsAll, setShowsAll] = useState(false);
  const filled = fields.filter(({ key, is_required }) => is_required || !isEmpty(values[key]));
  const more = fields.filter(
    (one) => !filled.includes(one) && (mayWrite || one.type !== "formula"),
  );
  const save = (field: OwnField, value: unknown, begun = version) => {
    const isReference = field.type === "person" || field.type === "company";
    const sent = { [field.key]: isReference ? idOf(value) : value };
    onSave({ sent, shown: { ...values, [field.key]: value }, version: begun });
  };
  if (fields.length === 0) return null;
  return (
    <>
      {inSections(showsAll ? fields : filled).map(([title, shown]) => (
        <Section key={title} title={title || t("own")}>
          <Facts>
            {shown.map((field) => (
              <Fact
                key={field.id}
                name={`custom.${field.key}`}
                label={field.name}
                hint={fixes(`custom.${field.key}`) ? t("common:fixedByRole") : field.help}
              >
                {mayWrite && !fixes(`custom.${field.key}`) ? (
                  <OwnEditor
                    field={field}
                    value={values[field.key]}
                    version={version}
                    onSave={(value, begun) => save(field, value, begun)}
                  />
                ) : (
                  <Shown
                    field={field}
                    value={values[field.key]}
                    isFixed={mayWrite && fixes(`custom.${field.key}`)}
                  />
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
          data-unfold
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? t("hideEmpty") : t("showEmpty", { count: more.length })}
        </Button>
      )}
    </>
  );
}

/** What leads somewhere stays a link; why it cannot be changed, its label says. */
const LINKS = ["person", "company", "link"];

type ShownProps = { field: OwnField; value: unknown; isFixed: boolean };

function Shown({ field, value, isFixed }: ShownProps) {
  const shown = <OwnValue field={field} value={value} />;
  if (!isFixed || LINKS.includes(field.type)) return shown;
  return <FixedValue label={field.name}>{isEmpty(value) ? "—" : shown}</FixedValue>;
}
