import { Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { Dialog } from "@/ui/dialog";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";

import { CopyField } from "./copy-field";
import { MemberRoleSelect } from "./member-role-select";
import { type Role, type Team, useInvite } from "./queries";

const EMPTY = {
  ...{ email: "", name: "", role: "seller" as Role },
  ...{ custom_role_id: null as string | null, team_id: null as string | null },
};

type Props = { opened: boolean; onClose: () => void; teams: Team[] };

/** Invite by mail, or take the link and send it yourself. */
export function InviteDialog({ opened, onClose, teams }: Props) {
  const { t } = useTranslation("settings");
  const invite = useInvite();
  const form = useForm({ initialValues: EMPTY });
  const close = () => {
    onClose();
    form.reset();
    invite.reset();
  };
  const send = (by_mail: boolean) =>
    form.onSubmit((values) => invite.mutate({ ...values, by_mail }));
  return (
    <Dialog opened={opened} onClose={close} title={t("members.invite")}>
      {invite.data ? (
        <Stack gap="md">
          <Text>
            {invite.variables?.by_mail
              ? t("invite.mailed", { email: invite.data.email })
              : t("invite.made", { email: invite.data.email })}
          </Text>
          <CopyField label={t("invite.link")} value={invite.data.link} />
          <Button onClick={close}>{t("done")}</Button>
        </Stack>
      ) : (
        <form onSubmit={send(true)}>
          <Stack gap="md">
            <ProblemAlert error={invite.error} fields={["email", "name"]} />
            <TextInput
              label={t("email")}
              type="email"
              required
              data-autofocus
              {...form.getInputProps("email")}
              error={fieldError(invite.error, "email")}
            />
            <TextInput label={t("invite.name")} {...form.getInputProps("name")} />
            <MemberRoleSelect
              withLabel
              label={t("invite.role")}
              held={form.values}
              onChange={(chosen) =>
                form.setValues(
                  "role" in chosen
                    ? { role: chosen.role, custom_role_id: null }
                    : { role: chosen.base, custom_role_id: chosen.custom_role_id },
                )
              }
            />
            {teams.length > 0 && (
              <Select
                label={t("invite.team")}
                data={teams.map(({ id, name }) => ({ value: id, label: name }))}
                clearable
                {...form.getInputProps("team_id")}
              />
            )}
            <Group justify="end">
              <Button variant="default" loading={invite.isPending} onClick={() => send(false)()}>
                {t("invite.byLink")}
              </Button>
              <Button type="submit" loading={invite.isPending}>
                {t("invite.byMail")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}
