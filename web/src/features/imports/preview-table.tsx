import { Button, Collapse } from "@mantine/core";
import { IconTable } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import classes from "./columns.module.css";
import type { ImportFile } from "./queries";

const ROWS = 10;

/** The first rows as they stand in the file, under what they will become. */
export function PreviewTable({ file }: { file: ImportFile }) {
  const { t } = useTranslation("imports");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        mt="xs"
        leftSection={<IconTable size={15} />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? t("preview.hide") : t("preview.show")}
      </Button>
      <Collapse expanded={isOpen}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <section className={classes.scroll} tabIndex={0} aria-label={t("preview.label")}>
          <table className={classes.preview}>
            <thead>
              <tr>
                {file.columns.map(({ name, header, field }) => (
                  <th key={name} scope="col" data-ignored={field === null || undefined}>
                    {header || name}
                    <small>{field ? t(`field.${field}`) : t("columns.ignore")}</small>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {file.preview.slice(0, ROWS).map((cells, row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name than their place.
                <tr key={row}>
                  {file.columns.map(({ name, field }, at) => (
                    <td key={name} data-ignored={field === null || undefined}>
                      {cells[at]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </Collapse>
    </>
  );
}
