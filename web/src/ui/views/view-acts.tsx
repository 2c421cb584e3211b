import { Menu } from "@mantine/core";
import {
  IconArrowBackUp,
  IconDeviceFloppy,
  IconHome,
  IconPencil,
  IconPlus,
  IconStar,
  IconTrash,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMay } from "@/api/me";
import {
  useChangeView,
  useDefaultView,
  useDeleteView,
  useStarView,
  type View,
  viewsQuery,
} from "@/api/views";
import { tell, tellProblem } from "@/ui/toasts";

import { RoleDefaults } from "./role-defaults";
import type { ListPlace } from "./rules";
import type { useView } from "./use-view";

type Props = {
  list: ListPlace;
  view: View | undefined;
  isChanged: boolean;
  shown: ReturnType<typeof useView>["shown"];
  /** Show a view, or the list without one. */
  onOpen: (view?: View) => void;
  onForm: (form: "new" | "edit") => void;
};

/** What can be done with the view on screen. */
export function ViewActs({ list, view, isChanged, shown, onOpen, onForm }: Props) {
  const { t } = useTranslation("filters");
  const mayWrite = useMay("write");
  const defaultId = useQuery(viewsQuery(list.kind)).data?.default_id;
  const change = useChangeView();
  const star = useStarView();
  const remove = useDeleteView();
  const makeDefault = useDefaultView(list.kind);
  const item = (icon: typeof IconStar, label: string, act: () => void) => {
    const Icon = icon;
    return (
      <Menu.Item leftSection={<Icon size={15} />} onClick={act}>
        {label}
      </Menu.Item>
    );
  };
  const update = (of: View) =>
    change.mutate({ view: of, change: shown() }, { onSuccess: onOpen, onError: tellProblem });
  const forget = (of: View) =>
    remove.mutate(of, {
      onSuccess: () => {
        tell(t("view.deleted", { name: of.name }));
        onOpen();
      },
    });
  return (
    <>
      {view &&
        isChanged &&
        view.may_edit &&
        item(IconDeviceFloppy, t("view.update"), () => update(view))}
      {view && isChanged && item(IconArrowBackUp, t("view.revert"), () => onOpen(view))}
      {mayWrite && item(IconPlus, t("view.save"), () => onForm("new"))}
      {view && (
        <>
          {item(IconStar, t(view.is_starred ? "view.unstar" : "view.star"), () =>
            star.mutate(view),
          )}
          {view.id === defaultId
            ? item(IconHome, t("view.noDefault"), () => makeDefault.mutate({ viewId: null }))
            : item(IconHome, t("view.default"), () => makeDefault.mutate({ viewId: view.id }))}
          {view.scope === "workspace" && <RoleDefaults view={view} />}
          {view.may_edit && item(IconPencil, t("view.edit"), () => onForm("edit"))}
          {view.may_edit && item(IconTrash, t("view.delete"), () => forget(view))}
        </>
      )}
    </>
  );
}
