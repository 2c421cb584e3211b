import { Anchor, Text } from "@mantine/core";

import { type Channel, channelLink } from "./rules";
import { usePhoneText } from "./use-phone-text";

/** What is called or written to, as the reader writes it; a click does it. */
export function ChannelValue({ channel }: { channel: Channel }) {
  const href = channelLink(channel);
  const text = usePhoneText(channel);
  if (!href) return <Text size="sm">{text}</Text>;
  const outside = href.startsWith("http");
  return (
    <Anchor href={href} size="sm" {...(outside && { target: "_blank", rel: "noreferrer" })}>
      {text}
    </Anchor>
  );
}
