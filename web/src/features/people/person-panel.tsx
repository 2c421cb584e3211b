import { ActionIcon, Text, Tooltip } from "@mantine/core";
import { IconAddressBook } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { useOpenRecord } from "@/lib/place";
import { ConsentCard } from "@/ui/consent/consent-card";
import { Fact, Facts } from "@/ui/facts";
import { FileList } from "@/ui/file-list";
import { InlineEdit } from "@/ui/inline-edit";
import { OwnFields } from "@/ui/own/own-fields";
import { RowLink } from "@/ui/row-link";
import { InSequences } from "@/ui/sequences/in-sequences";
import { RecordStory } from "@/ui/story/record-story";
import { TaskList } from "@/ui/task-list";
import { WriteMail } from "@/ui/write-mail";

import { Channels } from "./channels";
import { DeleteButton } from "./delete-button";
import { OwnerFact } from "./owner-fact";
import { personQuery, useSavePerson } from "./queries";
import { RecordDeals } from "./record-deals";
import { RecordFrame } from "./record-frame";

import { Relations } from "./relations";
import { mailOf } from "./rules";
import { unmergeOf } from "./unmerge-button";

/** All about a person: the drawer's content, and the page's. */
export function PersonPanel({ personId }: { personId: string }) {
  const { t } = useTranslation("people");
  const person = useSuspenseQuery(personQuery(personId)).data;
  const save = useSavePerson(personId);
  const open = useOpenRecord();
  const mayWrite = useMay("write");
  const mayExport = useMay("export");
  // An old address of who was merged: on with the survivor.
  if (person.id !== personId) return <PersonPanel personId={person.id} />;
  return (
    <RecordFrame
      kind="person"
      id={person.id}
      name={person.name}
      onRename={mayWrite ? (name) => save({ name }) : undefined}
      hint={[person.title, person.company_name].filter(Boolean).join(" · ")}
      actions={
        <>
          {mayExport && (
            <Tooltip label={t("card")}>
              <ActionIcon
                component="a"
                href={`/api/v1/people/${person.id}/vcard`}
                download={`${person.name}.vcf`}
                variant="subtle"
                color="gray"
                aria-label={t("card")}
              >
                <IconAddressBook size={18} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          )}
          <WriteMail to={mailOf(person)} kind="person" id={person.id} />
          {mayWrite && <DeleteButton kind="person" record={person} />}
        </>
      }
    >
      <Facts>
        <Fact label={t("company")}>
          {person.company_id ? (
            <RowLink onOpen={() => open("company", person.company_id ?? "")}>
              {person.company_name}
            </RowLink>
          ) : (
            <Text c="dimmed">—</Text>
          )}
        </Fact>
        <Fact label={t("title")}>
          <InlineEdit
            label={t("title")}
            value={person.title}
            isReadOnly={!mayWrite}
            onSave={(title) => save({ title })}
          />
        </Fact>
        <OwnerFact ownerId={person.owner_id ?? null} mayWrite={mayWrite} onSave={save} />
      </Facts>
      <OwnFields
        kind="person"
        values={person.custom}
        version={person.version}
        mayWrite={mayWrite}
        onSave={({ sent, version }) => save({ custom: sent }, version)}
      />
      <Channels of="person" channels={person.channels} onSave={(channels) => save({ channels })} />
      <ConsentCard of={{ kind: "person", id: personId }} />
      <Relations of={{ kind: "person", id: personId }} />
      <RecordDeals of={{ person_id: personId }} />
      <InSequences of={{ person_id: personId }} />
      <TaskList of={{ person_id: personId }} />
      <FileList of={{ person_id: personId }} />
      <RecordStory about={{ kind: "person", id: personId }} actOf={unmergeOf} />
    </RecordFrame>
  );
}
