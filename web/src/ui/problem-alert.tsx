import { Alert } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";

import { Problem } from "@/api/problem";
import { sentenceOf } from "./toasts";

/** The refusal above a form; nothing when each complaint already stands at its field. */
export function ProblemAlert({ error, fields = [] }: { error: unknown; fields?: string[] }) {
  if (!error) return null;
  if (error instanceof Problem) {
    const named = Object.keys(error.fields);
    if (named.length > 0 && named.every((name) => fields.includes(name))) return null;
  }
  return (
    <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} role="alert">
      {sentenceOf(error)}
    </Alert>
  );
}

export function fieldError(error: unknown, name: string): string | undefined {
  return error instanceof Problem ? error.fields[name] : undefined;
}
