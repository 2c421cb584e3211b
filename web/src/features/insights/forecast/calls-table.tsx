import { useTranslation } from "react-i18next";

import { StatusBadge } from "@/ui/status-badge";

import { DealsLink } from "../deals-link";
import cards from "../figure-card.module.css";
import { PersonLink } from "../people/person-link";
import { Scroll } from "../scroll";
import { useWords } from "../use-words";
import type { Calling } from "./call-dialog";
import styles from "./forecast.module.css";
import type { Line, Sheet } from "./queries";
import { COLUMNS } from "./use-calls-table";
import { useSheetScope } from "./use-sheet-scope";
import { Word } from "./word";

const ANY = { from: undefined, to: undefined };

type Props = { sheet: Sheet; onCall: ((calling: Calling) => void) | undefined };

export function CallsTable({ sheet, onCall }: Props) {
  const { t } = useTranslation("forecast");
  const words = useWords();
  const head = [
    ...COLUMNS.map((name) => t(`end.${name}`)),
    t("calls.one"),
    t("calls.sum"),
    t("calls.override"),
  ];
  return (
    <Scroll label={t("calls.subject")}>
      <table className={cards.table}>
        <thead>
          <tr>
            <th scope="col">{t("calls.who")}</th>
            {[...head, t("calls.expected")].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <span className={styles.name} data-depth={Math.min(3, line.depth)}>
                  <span className={line.kind === "team" ? styles.team : undefined}>
                    {line.kind === "team" ? (
                      line.name
                    ) : (
                      <PersonLink id={line.id} name={line.name} />
                    )}
                  </span>
                  <Called line={line} />
                </span>
              </th>
              {COLUMNS.map((name) => (
                <td key={name}>
                  <Amount sheet={sheet} line={line} name={name} />
                </td>
              ))}
              <td>
                <Word sheet={sheet} line={line} isOverride={false} onCall={onCall} />
              </td>
              <td>{line.kind === "team" ? words.money(line.calls_below, sheet.currency) : "–"}</td>
              <td>
                <Word sheet={sheet} line={line} isOverride onCall={onCall} />
              </td>
              <td>
                <b>{words.money(line.expected, sheet.currency)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Who has not called yet; of a team, how many have. */
function Called({ line }: { line: Line }) {
  const { t } = useTranslation("forecast");
  if (line.callers === 0) return null;
  if (line.kind === "team") {
    const tone = line.called === line.callers ? "good" : "quiet";
    return <StatusBadge tone={tone}>{`${line.called}/${line.callers}`}</StatusBadge>;
  }
  return line.call ? null : <StatusBadge tone="attention">{t("calls.notYet")}</StatusBadge>;
}

type AmountProps = { sheet: Sheet; line: Line; name: (typeof COLUMNS)[number] };

/** What stands there; it leads to its deals. */
function Amount({ sheet, line, name }: AmountProps) {
  const { t } = useTranslation("forecast");
  const words = useWords();
  const { back } = useSheetScope();
  const { n, value } = line[name];
  const text = value === null ? words.count(n) : words.money(value, sheet.currency);
  if (n === 0) return text;
  const isSum = sheet.basis === "cumulative" && name !== "closed" && name !== "omitted";
  const whose = line.kind === "team" ? { team: line.id } : { owner: line.id };
  const of = { ...whose, what: `${line.name}: ${t(`end.${name}`)}`, back, className: styles.link };
  if (name === "closed" || isSum) {
    const figure = isSum ? { figure: "called", goal: name } : { figure: "period_won" };
    return (
      <DealsLink {...of} {...(figure as { figure: "called" })} period={sheet}>
        {text}
      </DealsLink>
    );
  }
  return (
    <DealsLink {...of} figure="flow" goal={name} due={sheet} period={ANY}>
      {text}
    </DealsLink>
  );
}
