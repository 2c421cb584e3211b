import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Tooltip,
} from "@mantine/core";

/** Deep water: the accent, teal towards blue. */
const water: MantineColorsTuple = [
  "#e9f7fa",
  "#d3ecf2",
  "#a8d9e4",
  "#78c4d5",
  "#4fafc5",
  "#2f9ab3",
  "#177d95",
  "#0d6e84",
  "#095a6d",
  "#064655",
];

/** Neutrals, slightly cool. */
const gray: MantineColorsTuple = [
  "#f6f8f9",
  "#eef2f4",
  "#e2e8eb",
  "#d1dade",
  "#b5c0c7",
  "#8c99a2",
  "#66747e",
  "#4d5a63",
  "#333e46",
  "#1b242a",
];

const dark: MantineColorsTuple = [
  "#d5dce1",
  "#b1bcc4",
  "#93a0a9",
  "#63707a",
  "#39444c",
  "#2a333a",
  "#20282e",
  "#181e23",
  "#12171b",
  "#0c1013",
];

const FONTS =
  '"Inter Variable", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif';

/** Of a dialog or a drawer. */
const TITLE = { fontSize: "var(--mantine-font-size-lg)", fontWeight: 600 };

export const theme = createTheme({
  primaryColor: "water",
  primaryShade: { light: 7, dark: 6 },
  colors: { water, gray, dark },
  fontFamily: FONTS,
  headings: { fontFamily: FONTS, fontWeight: "600", sizes: { h1: { fontSize: "20px" } } },
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "1.35", sm: "1.45", md: "1.5", lg: "1.5", xl: "1.4" },
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px", xl: "16px" },
  defaultRadius: "sm",
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    InputWrapper: { styles: { label: { marginBottom: 4 }, description: { marginBottom: 4 } } },
    Button: { defaultProps: { size: "sm" } },
    Badge: { defaultProps: { tt: "none", fw: 500 } },
    // Rounder, a small box reads as a radio.
    Checkbox: { defaultProps: { radius: "xs" } },
    // What does not fit ends in an ellipsis, also in a list that is closed.
    Input: { styles: { input: { textOverflow: "ellipsis" } } },
    TextInput: { defaultProps: { size: "sm" } },
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: false } }),
    Modal: {
      styles: { title: TITLE },
      defaultProps: {
        transitionProps: { duration: 120 },
        centered: true,
        overlayProps: { backgroundOpacity: 0.3 },
      },
    },
    Drawer: { styles: { title: TITLE }, defaultProps: { transitionProps: { duration: 140 } } },
    Menu: {
      defaultProps: {
        transitionProps: { duration: 80 },
        shadow: "md",
        // The placeholder is no menu item, which screen readers stumble over.
        withInitialFocusPlaceholder: false,
      },
    },
    Popover: { defaultProps: { transitionProps: { duration: 80 }, shadow: "md" } },
  },
});

/** Our own tokens; components use these and Mantine's, never a raw colour. */
export const tokens: CSSVariablesResolver = () => ({
  variables: {
    "--hw-row": "36px",
    "--hw-top": "52px",
    "--hw-rail": "56px",
    "--hw-rail-open": "220px",
  },
  light: {
    "--mantine-color-dimmed": "#56636c",
    "--mantine-color-placeholder": "#64717a",
    "--mantine-color-default-border": "#d6dee2",
    "--mantine-color-red-filled": "#c92a2a", // white words on it can be read
    "--mantine-color-red-filled-hover": "#b02525",
    "--hw-canvas": "#f4f7f8",
    "--hw-surface": "#ffffff",
    "--hw-sunken": "#edf1f3",
    "--hw-line": "#e1e8eb",
    "--hw-line-strong": "#cbd5da",
    "--hw-ink": "#1b242a",
    "--hw-hover": "#f0f4f6",
    "--hw-selected": "#e2f2f6",
    "--hw-accent-ink": "#095a6d",
    "--hw-good": "#1b7a3d",
    "--hw-good-soft": "#e2f5e8",
    "--hw-attention": "#8f5a00",
    "--hw-attention-soft": "#fdf0d2",
    "--hw-bad": "#bd2a2a",
    "--hw-bad-soft": "#fdeaea",
    "--hw-planned": "#1f5fb0",
    "--hw-planned-soft": "#e5effb",
    "--hw-quiet": "#56636c",
    "--hw-quiet-soft": "#edf1f3",
    "--hw-shadow": "0 8px 28px rgb(16 36 46 / 14%), 0 1px 3px rgb(16 36 46 / 10%)",
  },
  dark: {
    "--mantine-color-dimmed": "#9aa7b0",
    "--mantine-color-placeholder": "#8b98a1",
    "--mantine-color-default-border": "#35404a",
    "--mantine-color-red-filled": "#c92a2a",
    "--mantine-color-red-filled-hover": "#d43a3a",
    // Mantine's are darker than our surfaces, and so look like holes.
    "--mantine-color-water-light": "#12323b",
    "--mantine-color-water-light-hover": "#173e49",
    "--mantine-color-water-light-color": "#78c4d5",
    "--hw-canvas": "#12171b",
    "--hw-surface": "#181e23",
    "--hw-sunken": "#0f1417",
    "--hw-line": "#262f36",
    "--hw-line-strong": "#39444c",
    "--hw-ink": "#dfe5e9",
    "--hw-hover": "#20282e",
    "--hw-selected": "#12323b",
    "--hw-accent-ink": "#78c4d5",
    "--hw-good": "#5ec985",
    "--hw-good-soft": "#15301f",
    "--hw-attention": "#e5b04c",
    "--hw-attention-soft": "#35290f",
    "--hw-bad": "#f28b8b",
    "--hw-bad-soft": "#3a1a1b",
    "--hw-planned": "#82b3f0",
    "--hw-planned-soft": "#162a45",
    "--hw-quiet": "#9aa7b0",
    "--hw-quiet-soft": "#20282e",
    "--hw-shadow": "0 8px 28px rgb(0 0 0 / 50%), 0 1px 3px rgb(0 0 0 / 40%)",
  },
});
