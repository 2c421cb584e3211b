import { Anchor, Badge, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { OwnField } from "@/api/fields";
import { useOpenRecord } from "@/lib/place";
import { Money } from "@/ui/money";
import { RowLink } from "@/ui/row-link";
import { useLocale } from "@/ui/use-locale";
import { Day, When } from "@/ui/when";

import classes from "./own-value.module.css";
import { ReferredName } from "./referred-name";
import { idOf, isAmount, isEmpty, shownAs } from "./rules";

type Props = { field: OwnField; value: unknown };

/** What a field of one's own holds, as it is shown. */
export function OwnValue({ field, value }: Props) {
  const { t } = useTranslation("fields");
  const { language } = useLocale();
  if (isEmpty(value)) return null;
  switch (shownAs(field)) {
    case "number":
      return Number(value).toLocaleString(language, { maximumFractionDigits: field.decimals });
    case "money":
      return isAmount(value) && <Money amount={value.amount} currency={value.currency} />;
    case "date":
      return <Day day={String(value)} />;
    case "moment":
      return <When at={String(value)} />;
    case "flag":
      return value ? t("yes") : t("no");
    case "choice":
    case "choices":
      return <Chosen field={field} ids={Array.isArray(value) ? value : [value]} />;
    case "link":
      return (
        <Anchor href={String(value)} target="_blank" rel="noreferrer" size="sm">
          {String(value).replace(/^(https?:\/\/|mailto:)/, "")}
        </Anchor>
      );
    case "member":
      return <ReferredName kind="member" value={value} />;
    case "person":
    case "company":
      return <Reference kind={field.type as "person" | "company"} value={value} />;
    default:
      return String(value);
  }
}

function Chosen({ field, ids }: { field: OwnField; ids: unknown[] }) {
  const chosen = ids.flatMap((id) => field.choices.filter((choice) => choice.id === id));
  return (
    <Group gap={4} component="span" display="inline-flex">
      {chosen.map(({ id, name, color }) => (
        <Badge
          key={id}
          variant="light"
          color={color}
          size="sm"
          tt="none"
          component="span"
          className={classes.chosen}
        >
          {name}
        </Badge>
      ))}
    </Group>
  );
}

function Reference({ kind, value }: { kind: "person" | "company"; value: unknown }) {
  const open = useOpenRecord();
  const id = idOf(value);
  return (
    <RowLink onOpen={() => id && open(kind, id)}>
      <ReferredName kind={kind} value={value} />
    </RowLink>
  );
}
