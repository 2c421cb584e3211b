import { Modal, type ModalProps } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useTranslation } from "react-i18next";

/** A dialog with a title: in the middle of a desk, the whole of a phone. */
export function Dialog(props: ModalProps) {
  const { t } = useTranslation("common");
  const phone = useMediaQuery("(max-width: 48em)") ?? false;
  return <Modal closeButtonProps={{ "aria-label": t("close") }} fullScreen={phone} {...props} />;
}
