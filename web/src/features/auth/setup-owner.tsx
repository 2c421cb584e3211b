import { Button, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";

type Props = {
  values: Schema["SetupIn"];
  error: unknown;
  isPending: boolean;
  onChange: (values: Partial<Schema["SetupIn"]>) => void;
  onBack: () => void;
  onDone: () => void;
};

export function SetupOwner({ values, error, isPending, onChange, onBack, onDone }: Props) {
  const { t } = useTranslation("auth");
  const field = (name: "name" | "email" | "password") => ({
    required: true,
    withAsterisk: false,
    value: values[name],
    error: fieldError(error, name),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      onChange({ [name]: event.currentTarget.value }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onDone();
      }}
    >
      <Stack gap="md">
        <ProblemAlert error={error} fields={["name", "email", "password"]} />
        <TextInput label={t("yourName")} autoComplete="name" autoFocus {...field("name")} />
        <TextInput label={t("email")} type="email" autoComplete="username" {...field("email")} />
        <PasswordInput
          label={t("password")}
          description={t("passwordRule")}
          autoComplete="new-password"
          {...field("password")}
        />
        <Group grow>
          <Button variant="default" size="md" onClick={onBack}>
            {t("setup.back")}
          </Button>
          <Button type="submit" size="md" loading={isPending}>
            {t("setup.do")}
          </Button>
        </Group>
        <Text size="xs" c="dimmed" ta="center">
          {t("setup.step", { step: 3 })}
        </Text>
      </Stack>
    </form>
  );
}
