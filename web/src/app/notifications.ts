// By itself, so that the first screen does not wait for it.
export { Notifications } from "@mantine/notifications";
