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

const PLAIN = ["created", "converted", "conversion_undone", "answered", "deleted", "restored"];

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
  if (PLAIN.includes(verb)) return <span>{t(`story.${verb}`)}</span>;
  const fields = Object.keys((line.data.changes as Record<string, unknown>) ?? {});
  const names = fields.map((field) => t(`field.${field.replace(/_id$/, "")}`));
  return <span>{t("story.changed", { fields: names.join(t("gaps.comma")) })}</span>;
}

type Touch = "note" | "call" | "email" | "message" | "meeting";
