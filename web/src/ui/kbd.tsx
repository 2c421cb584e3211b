import classes from "./kbd.module.css";

const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.userAgent);
const SIGNS: Record<string, string> = {
  mod: IS_APPLE ? "⌘" : "Ctrl",
  shift: "⇧",
  enter: "↵",
  esc: "Esc",
};

/** Keys to press: "mod+k" or, one after the other, "g p". */
export function Kbd({ keys }: { keys: string }) {
  const signs = keys.split(/[+ ]/).map((key) => SIGNS[key.toLowerCase()] ?? key.toUpperCase());
  return (
    <kbd className={classes.keys} aria-hidden>
      {signs.map((sign) => (
        <span key={sign} className={classes.key}>
          {sign}
        </span>
      ))}
    </kbd>
  );
}
