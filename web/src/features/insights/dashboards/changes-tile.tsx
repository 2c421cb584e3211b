import { useSuspenseQuery } from "@tanstack/react-query";

import { ChangesCard } from "../changes-card";
import { changesQuery } from "../queries";
import { useChangesScope } from "../use-changes-scope";

export function ChangesTile() {
  const { ask, period } = useChangesScope();
  const { data } = useSuspenseQuery(changesQuery(ask));
  return <ChangesCard changes={data} period={period} />;
}
