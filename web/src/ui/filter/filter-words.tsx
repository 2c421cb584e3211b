import { Fragment } from "react";
import { useTranslation } from "react-i18next";

import type { Condition, Filter, Kind } from "@/api/filters";

import { useConditionWords } from "./use-words";

type Props = { kind: Kind; filter: Filter };

/** A filter as one would say it. */
export function FilterWords({ kind, filter }: Props) {
  const { t } = useTranslation("filters");
  if ("field" in filter) return <ConditionWords kind={kind} condition={filter} />;
  if ("not" in filter) {
    return (
      <>
        {t("words.not")} (<FilterWords kind={kind} filter={filter.not} />)
      </>
    );
  }
  const [parts, word] = "all" in filter ? [filter.all, "and"] : [filter.any, "or"];
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words of one filter never change places.
    <Fragment key={index}>
      {index > 0 && ` ${t(`words.${word}`)} `}
      {"field" in part || "not" in part ? (
        <FilterWords kind={kind} filter={part} />
      ) : (
        <>
          (<FilterWords kind={kind} filter={part} />)
        </>
      )}
    </Fragment>
  ));
}

function ConditionWords({ kind, condition }: { kind: Kind; condition: Condition }) {
  return useConditionWords(kind, condition);
}
