import { useTranslation } from "react-i18next";

import { Avatar } from "@/ui/avatar";
import { When } from "@/ui/when";

import classes from "./leads.module.css";
import type { LeadState, StoryLine } from "./queries";

/** Who did what, when, and the words that were said. */
export function StoryEntry({ line }: { line: StoryLine }) {
  const { t } = useTranslation("leads");
  const who = line.actor_name ?? t("story.system");
  const words = [line.reason_name, line.text].filter(Boolean).join(" · ");
  return (
    <li className={classes.entry}>
      <Avatar name={who} size={24} tooltip={false} />
      <div className={classes.body}>
        <div className={classes.said}>
          <b>{who}</b>
          <What line={line} />
          <span className={classes.when}>
            <When at={line.at} />
          </span>
        </div>
        {words && <p className={classes.words}>{words}</p>}
      </div>
    </li>
  );
}

const PLAIN = [
  "created",
  "converted",
  "conversion_undone",
  "answered",
  "deleted",
  "restored",
  "taken_back",
];

function What({ line }: { line: StoryLine }) {
  const { t } = useTranslation("leads");
  const verb = line.kind.split(".")[1] ?? "";
  if (verb === "moved") {
    const states = { from: line.data.from_state as LeadState, to: line.data.to_state as LeadState };
    const [from, to] = [t(`state.${states.from}`), t(`state.${states.to}`)];
    return <span>{t("story.moved", { from, to })}</span>;
  }
  if (verb === "returned") return <span>{t("story.returned")}</span>;
  if (verb === "touched") return <span>{t(`touch.did.${line.data.kind as Touch}`)}</span>;
  if (verb === "assigned") return <Assigned line={line} />;
  if (PLAIN.includes(verb)) return <span>{t(`story.${verb}`)}</span>;
  const fields = Object.keys((line.data.changes as Record<string, unknown>) ?? {});
  const names = fields.map((field) => t(`field.${field.replace(/_id$/, "")}`));
  return <span>{t("story.changed", { fields: names.join(t("gaps.comma")) })}</span>;
}

/** Who was given the lead by which rule, and why it was their turn. */
function Assigned({ line }: { line: StoryLine }) {
  const { t, i18n } = useTranslation("leads");
  const { rule_en: en, rule_zh: zh, way, after_name: name, load, owner_name } = line.data;
  const rule = (i18n.language.startsWith("zh") ? zh || en : en || zh) as string;
  const why = (() => {
    if (way === "least_loaded") return t("story.leastLoaded", { count: Number(load) });
    return name ? t("story.nextAfter", { name: name as string }) : t("story.firstInLine");
  })();
  return <span>{t("story.assigned", { owner: owner_name as string, rule, why })}</span>;
}

type Touch = "note" | "call" | "email" | "message" | "meeting";
