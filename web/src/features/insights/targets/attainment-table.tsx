import { Box, Tooltip } from "@mantine/core";
import { IconDroplet } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { StatusBadge } from "@/ui/status-badge";

import { PersonLink } from "../people/person-link";
import { isSmall, percentOf } from "../rules";
import { Scroll } from "../scroll";
import classes from "./attainment-table.module.css";
import type { Standing, Targets } from "./queries";
import { TargetLink } from "./target-link";
import { idOf, type TargetWords, toneOf, useTargetWords } from "./use-target-words";
import { useTargetsScope } from "./use-targets-scope";

/** The tree of teams and members, each with how far they are; in its order, not by rank. */
export function AttainmentTable({ data }: { data: Targets }) {
  const { t } = useTranslation("targets");
  const words = useTargetWords(data);
  const hasSource = data.items.some(({ source }) => source !== null);
  return (
    <Scroll label={t("attainment")}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t("who")}</th>
            <th scope="col">{t("target")}</th>
            <th scope="col" className={classes.wide}>
              {t("attainment")}
            </th>
            <th scope="col" className={classes.pace}>
              {t("pace.label")}
            </th>
            {hasSource && (
              <>
                <th scope="col">
                  <Tooltip label={t("coverageHow")} multiline maw={280}>
                    <span className={classes.how}>{t("coverage")}</span>
                  </Tooltip>
                </th>
                <th scope="col">
                  <Tooltip label={t("neededHow")} multiline maw={280}>
                    <span className={classes.how}>{t("inflowOfNeeded")}</span>
                  </Tooltip>
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {data.items.map((one) => (
            <Row key={idOf(one)} one={one} data={data} words={words} hasSource={hasSource} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

type RowProps = { one: Standing; data: Targets; words: TargetWords; hasSource: boolean };

function Row({ one, data, words, hasSource }: RowProps) {
  const { t } = useTranslation("targets");
  // Whose deals are shown may be spoken of; of tasks, others may be.
  const isOfDeals = ["revenue", "deals_won", "new_pipeline"].includes(data.measure);
  return (
    <tr data-group={one.member_id === null || undefined}>
      <th scope="row">
        <Box
          component="span"
          className={classes.name}
          pl={{ base: one.depth * 8, sm: one.depth * 18 }}
        >
          {one.member_id && isOfDeals ? (
            <PersonLink id={one.member_id} name={one.name} />
          ) : (
            one.name
          )}
        </Box>
      </th>
      <td className={classes.target}>
        {words.amount(one.target)}
        <TargetNote one={one} months={data.months} words={words} />
      </td>
      <td className={classes.wide}>
        <TargetLink
          place={one}
          figure={data.measure === "new_pipeline" ? "target_new" : "target_won"}
          what={t("doneOf", { what: words.done, name: one.name })}
          className={classes.reached}
        >
          {one.target === null ? <span /> : <Meter one={one} over={data.share_over} />}
          <span className={classes.figures}>
            <b>{words.share(one.attainment)}</b>
            <small>
              {words.amount(one.done)}
              {data.is_money && <span className={classes.of}> · {words.of(one.n)}</span>}
            </small>
          </span>
        </TargetLink>
      </td>
      <td className={classes.pace}>
        {one.says && (
          <>
            <StatusBadge tone={toneOf(one)}>{t(`pace.${one.says}`)}</StatusBadge>
            <small>
              {one.says !== "reached" && words.pace(one, data.share_over)}
              {isSmall(one.n) && ` · ${t("small")}`}
            </small>
          </>
        )}
      </td>
      {hasSource && <SourceCells one={one} words={words} />}
    </tr>
  );
}

/** That a target is made of those below it, or how far they are from it. */
function TargetNote({
  one,
  months,
  words,
}: Omit<RowProps, "data" | "hasSource"> & { months: number }) {
  const { t } = useTranslation("targets");
  if (one.target === null) return null;
  const notes = [
    one.is_summed && t("summed"),
    one.gap !== null &&
      Number(one.gap) !== 0 &&
      t("gapOf", { members: words.amount(one.members_target), gap: words.signed(one.gap) }),
    one.months_set < months && t("monthsSet", { count: one.months_set, all: months }),
  ].filter(Boolean);
  return notes.length > 0 ? <small>{notes.join(" · ")}</small> : null;
}

/** How much of the target is reached, with a mark for how much of the time is over. */
function Meter({ one, over }: { one: Standing; over: number }) {
  return (
    <span className={classes.meter} aria-hidden>
      {one.attainment !== null && one.attainment > 0 && (
        <Box
          component="span"
          className={classes.fill}
          data-full={one.attainment >= 1 || undefined}
          w={`${percentOf(one.attainment, 1)}%`}
        />
      )}
      {over > 0 && over < 1 && (
        <Box component="span" className={classes.mark} left={`${percentOf(over, 1)}%`} />
      )}
    </span>
  );
}

function SourceCells({ one, words }: Pick<RowProps, "one" | "words">) {
  const { t } = useTranslation("targets");
  const { at, set } = useTargetsScope();
  const { source } = one;
  if (!source) return <td colSpan={2} />;
  const { coverage, inflow, needed_inflow: needed, says, n } = source;
  return (
    <>
      <td>
        <TargetLink
          place={one}
          figure="target_due"
          what={t("dueOf", { name: one.name })}
          className={classes.link}
        >
          {coverage === null ? "✓" : `${words.count(Math.round(coverage * 10) / 10)} ×`}
        </TargetLink>
        <small>{words.deals(one.n_due)}</small>
      </td>
      <td data-small={isSmall(n) || undefined}>
        <button
          type="button"
          className={classes.drop}
          aria-pressed={at === idOf(one)}
          title={t("showSource", { name: one.name })}
          onClick={() => set({ at: idOf(one) }, { replace: true })}
        >
          <IconDroplet size={14} data-says={says ?? undefined} aria-hidden />
          {words.count(Math.round(inflow * 10) / 10)}
          {needed !== null && ` / ${words.count(Math.round(needed * 10) / 10)}`}
        </button>
        <small>{says ? t(`source.${says}`) : words.none}</small>
      </td>
    </>
  );
}
