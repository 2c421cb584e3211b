import { Button } from "@mantine/core";
import { Link, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Coming } from "@/ui/boundary";
import { EmptyState } from "@/ui/empty-state";
import { Failed } from "@/ui/failed";
import { ListSkeleton } from "@/ui/skeletons";

export function RouteLoading() {
  return (
    <Coming>
      <ListSkeleton />
    </Coming>
  );
}

export function RouteFailed({ error }: { error: unknown }) {
  const router = useRouter();
  return <Failed error={error} retry={() => void router.invalidate()} />;
}

export function RouteNotFound() {
  const { t } = useTranslation("common");
  return (
    <EmptyState
      action={
        <Button component={Link} to="/pipeline" variant="default">
          {t("goHome")}
        </Button>
      }
    >
      {t("notFound")}
    </EmptyState>
  );
}
