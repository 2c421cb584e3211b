import { Box, Button, Menu, VisuallyHidden } from "@mantine/core";
import { IconCheck, IconChevronDown, IconLayoutList } from "@tabler/icons-react";
import { Navigate, useNavigate } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import type { View } from "@/api/views";
import { usePlace } from "@/lib/place";
import { lazyLater } from "@/lib/standing";

import { isBare, type ListPlace, NO_VIEW, placeOf, sectionsOf, VIEW } from "./rules";
import { useView } from "./use-view";
import { ViewActs } from "./view-acts";
import { ViewItem } from "./view-item";
import classes from "./views.module.css";

const ViewForm = lazyLater(async () => (await import("./view-form")).ViewForm);

/** Which view the list is shown in; another one, and what can be done with this one. */
export function ViewSwitch({ list }: { list: ListPlace }) {
  const { t } = useTranslation("filters");
  const { search } = usePlace();
  const navigate = useNavigate();
  const me = useMe().member.id;
  const { views, view, changed, shown } = useView(list);
  const [form, setForm] = useState<"new" | "edit">();
  const byDefault = views?.items.find(({ id }) => id === views.default_id);
  if (byDefault?.layout === list.layout && isBare(search))
    return <Navigate {...(placeOf(byDefault) as { to: string; search: never })} replace />;
  const open = (next?: View) =>
    void navigate((next ? placeOf(next) : { to: ".", search: { [VIEW]: NO_VIEW } }) as never);
  return (
    <>
      <Menu position="bottom-start" withinPortal width={280}>
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="default"
            flex="none"
            leftSection={<IconLayoutList size={15} />}
            rightSection={<IconChevronDown size={14} />}
            aria-label={`${t("view.label")}: ${view?.name ?? t("view.all")}`}
          >
            <span className={classes.name}>{view?.name ?? t("view.all")}</span>
            {changed && (
              <span className={classes.changed}>
                <VisuallyHidden>{t("view.changed")}</VisuallyHidden>
              </span>
            )}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu ?? ""}>
          <Menu.Item
            leftSection={<Box w={14} />}
            rightSection={!view && <IconCheck size={14} />}
            aria-current={!view || undefined}
            onClick={() => open()}
          >
            {t("view.all")}
          </Menu.Item>
          {sectionsOf(views?.items ?? [], me).map((section) => (
            <div key={section.name} role="presentation">
              <Menu.Label>{t(`view.${section.name}`)}</Menu.Label>
              {section.views.map((one) => (
                <ViewItem
                  key={one.id}
                  view={one}
                  isShown={one.id === view?.id}
                  isDefault={one.id === views?.default_id}
                  onOpen={() => open(one)}
                />
              ))}
            </div>
          ))}
          <Menu.Divider />
          <ViewActs
            list={list}
            view={view}
            isChanged={changed}
            shown={shown}
            onOpen={open}
            onForm={setForm}
          />
        </Menu.Dropdown>
      </Menu>
      {form && (
        <Suspense>
          <ViewForm
            list={list}
            view={form === "edit" ? view : undefined}
            shown={shown}
            onClose={() => setForm(undefined)}
            onSaved={open}
          />
        </Suspense>
      )}
    </>
  );
}
