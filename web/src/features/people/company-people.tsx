import { Group, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { flatten } from "@/lib/pages";
import { useOpenRecord } from "@/lib/place";
import { Avatar } from "@/ui/avatar";
import { RowLink } from "@/ui/row-link";
import { Section } from "@/ui/section";

import { type Person, peopleQuery } from "./queries";
import classes from "./record-list.module.css";

export function CompanyPeople({ companyId }: { companyId: string }) {
  const { t } = useTranslation("people");
  const { data } = useInfiniteQuery(peopleQuery({ company_id: companyId }));
  const open = useOpenRecord();
  const { items } = flatten<Person>(data);
  return (
    <Section title={t("people")} count={items.length}>
      <div>
        {items.map((person) => (
          <Group key={person.id} className={classes.row} wrap="nowrap" gap="sm">
            <Avatar name={person.name} tooltip={false} />
            <span className={classes.main}>
              <RowLink onOpen={() => open("person", person.id)}>{person.name}</RowLink>
            </span>
            <Text size="xs" c="dimmed" className={classes.hint}>
              {person.title}
            </Text>
          </Group>
        ))}
      </div>
      {data && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("noPeople")}
        </Text>
      )}
    </Section>
  );
}
