type Node = { id: string; name: string; parent_id: string | null };

/** Teams in the order of the tree, each with how deep it lies. */
export function inTree<Team extends Node>(teams: Team[]): { team: Team; depth: number }[] {
  const known = new Set(teams.map(({ id }) => id));
  const below = (parent: string | null, depth: number): { team: Team; depth: number }[] =>
    teams
      .filter(({ parent_id }) => (parent_id && known.has(parent_id) ? parent_id : null) === parent)
      .sort((one, other) => one.name.localeCompare(other.name))
      .flatMap((team) => [{ team, depth }, ...below(team.id, depth + 1)]);
  return below(null, 0);
}
