import { Alert, Anchor, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { Link, Navigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { NextStep } from "@/api/session";
import { usePlace } from "@/lib/place";
import { ProblemAlert } from "@/ui/problem-alert";

import { CompanyButtons } from "./company-buttons";
import { DemoHint } from "./demo-hint";
import { Door } from "./door";
import { PasskeyButton } from "./passkey-button";
import { setupQuery, useSignIn } from "./queries";
import { SecondStep } from "./second-step";
import { useEntering } from "./use-entering";

export function SignInPage() {
  const { t } = useTranslation("auth");
  const setup = useQuery(setupQuery()).data;
  const enter = useEntering();
  const { search } = usePlace();
  const signIn = useSignIn();
  const password = useRef<HTMLInputElement>(null);
  const form = useForm({ initialValues: { email: "", password: "" } });
  const problem = search.problem ?? search.error;
  const [step, setStep] = useState<NextStep>(null);
  const done = () => void enter(search.next);
  const submit = (values: typeof form.values) =>
    signIn.mutate(values, { onSuccess: (next) => (next ? setStep(next) : done()) });

  if (setup?.needed) return <Navigate to="/setup" replace />;
  if (step) return <SecondStep types={step.types} onDone={done} onBack={() => setStep(null)} />;
  return (
    <Door title={t("signIn.title")}>
      {setup?.demo_email && (
        <DemoHint
          email={setup.demo_email}
          onUse={() => {
            form.setFieldValue("email", setup.demo_email ?? "");
            password.current?.focus();
          }}
        />
      )}
      <form onSubmit={form.onSubmit(submit)}>
        <Stack gap="md">
          {problem && (
            <Alert color="red" variant="light" role="alert">
              {t(`problem.${problem}`, { defaultValue: t("problem.unknown") })}
            </Alert>
          )}
          <ProblemAlert error={signIn.error} />
          <TextInput
            label={t("email")}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            autoFocus
            {...form.getInputProps("email")}
          />
          <PasswordInput
            ref={password}
            label={t("password")}
            autoComplete="current-password"
            required
            withAsterisk={false}
            {...form.getInputProps("password")}
          />
          <Button type="submit" size="md" loading={signIn.isPending}>
            {t("signIn.do")}
          </Button>
          <CompanyButtons email={form.values.email} next={search.next} />
          <PasskeyButton onDone={done} />
          <Anchor component={Link} to="/forgot" size="sm" ta="center">
            {t("signIn.forgot")}
          </Anchor>
        </Stack>
      </form>
    </Door>
  );
}
