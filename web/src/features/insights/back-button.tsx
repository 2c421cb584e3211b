import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

type Props = {
  to: string;
  search: Record<string, string | undefined>;
  children: ReactNode;
};

/** From records, or the page of one, back to the page of figures as it was. */
export function BackButton({ to, search, children }: Props) {
  return (
    <Button
      renderRoot={(props) => <Link {...props} to={to} search={search as never} />}
      size="compact-sm"
      variant="subtle"
      leftSection={<IconArrowLeft size={15} />}
    >
      {children}
    </Button>
  );
}
