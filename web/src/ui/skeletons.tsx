import { Group, Skeleton, Stack } from "@mantine/core";

const keys = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The shape of a table with 36 px rows. */
export function ListSkeleton({ rows = 12 }: { rows?: number }) {
  return (
    <Stack gap={0} aria-hidden data-testid="loading">
      {keys(rows).map((row) => (
        <Group key={row} h={36} px="md" gap="md" wrap="nowrap">
          <Skeleton h={10} w={`${24 + ((row * 17) % 20)}%`} />
          <Skeleton h={10} w="14%" />
          <Skeleton h={10} w="10%" />
          <Skeleton h={10} w="16%" />
        </Group>
      ))}
    </Stack>
  );
}

/** The shape of a record: title, facts, a few paragraphs. */
export function RecordSkeleton() {
  return (
    <Stack p="lg" gap="md" aria-hidden data-testid="loading">
      <Skeleton h={22} w="55%" />
      <Skeleton h={12} w="35%" />
      <Stack gap="sm" mt="md">
        {keys(6).map((row) => (
          <Skeleton key={row} h={12} w={`${50 + ((row * 13) % 45)}%`} />
        ))}
      </Stack>
    </Stack>
  );
}

/** The shape of labelled fields. */
export function FormSkeleton({ fields = 4 }: { fields?: number }) {
  return (
    <Stack gap="lg" maw={480} aria-hidden data-testid="loading">
      {keys(fields).map((field) => (
        <Stack key={field} gap={8}>
          <Skeleton h={10} w={90} />
          <Skeleton h={34} />
        </Stack>
      ))}
    </Stack>
  );
}
