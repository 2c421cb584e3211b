import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { currentLanguage } from "@/lib/i18n";
import { Boundary } from "@/ui/boundary";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";
import { FormSkeleton } from "@/ui/skeletons";

import { Door } from "./door";
import { invitationQuery, useAcceptInvitation } from "./queries";
import { useEntering } from "./use-entering";

export function InvitationPage() {
  const { t } = useTranslation("auth");
  const { token = "" } = useParams({ strict: false });
  return (
    <Door title={t("invitation.title")}>
      <Boundary loading={<FormSkeleton fields={2} />}>
        <Acceptance token={token} />
      </Boundary>
    </Door>
  );
}

function Acceptance({ token }: { token: string }) {
  const { t } = useTranslation("auth");
  const invitation = useSuspenseQuery(invitationQuery(token)).data;
  const accept = useAcceptInvitation(token);
  const enter = useEntering();
  const form = useForm({ initialValues: { name: invitation.name, password: "" } });

  return (
    <form
      onSubmit={form.onSubmit((values) =>
        accept.mutate({ ...values, language: currentLanguage() }, { onSuccess: () => enter() }),
      )}
    >
      <Stack gap="md">
        <p>{t("invitation.lead", { workspace: invitation.workspace_name })}</p>
        <ProblemAlert error={accept.error} fields={["name", "password"]} />
        <TextInput label={t("email")} value={invitation.email} readOnly autoComplete="username" />
        <TextInput
          label={t("yourName")}
          required
          withAsterisk={false}
          autoComplete="name"
          autoFocus
          {...form.getInputProps("name")}
          error={fieldError(accept.error, "name")}
        />
        <PasswordInput
          label={t("password")}
          description={t("passwordRule")}
          required
          withAsterisk={false}
          autoComplete="new-password"
          {...form.getInputProps("password")}
          error={fieldError(accept.error, "password")}
        />
        <Button type="submit" size="md" loading={accept.isPending}>
          {t("invitation.do")}
        </Button>
      </Stack>
    </form>
  );
}
