import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { membersQuery } from "@/api/lookups";

import { Avatar } from "./avatar";
import classes from "./member-picker.module.css";

type Props = {
  value: string | null;
  onChange: (memberId: string | null) => void;
  label?: string;
  placeholder?: string;
  clearable?: boolean;
  size?: string;
  error?: string;
  isReadOnly?: boolean;
  /** Among facts: no frame until one points at it. */
  isInline?: boolean;
};

/** Choose one of the workspace's people, by typing a part of the name. */
export function MemberPicker(props: Props) {
  const { value, onChange, clearable = false, size = "sm", isReadOnly = false, ...more } = props;
  const { isInline = false, ...rest } = more;
  const members = useQuery(membersQuery()).data ?? [];
  const chosen = members.find((member) => member.id === value);
  const choosable = members.filter((member) => member.is_active || member.id === value);
  return (
    <Select
      {...rest}
      aria-label={rest.label ?? rest.placeholder}
      size={size}
      searchable={!isReadOnly}
      readOnly={isReadOnly}
      classNames={isInline ? { root: classes.root ?? "", input: classes.inline ?? "" } : {}}
      clearable={clearable && !isReadOnly}
      allowDeselect={clearable}
      data={choosable.map((member) => ({ value: member.id, label: member.name }))}
      value={value}
      onChange={onChange}
      leftSection={chosen && <Avatar name={chosen.name} size={18} tooltip={false} />}
    />
  );
}
