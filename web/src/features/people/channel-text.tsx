import type { Channel } from "./rules";
import { usePhoneText } from "./use-phone-text";

/** The way to reach somebody, in a list. */
export function ChannelText({ channel }: { channel: Channel | undefined }) {
  return usePhoneText(channel ?? { value: "", number: null, extension: "" });
}
