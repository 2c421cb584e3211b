import { expect, test } from "vitest";

import { inTree } from "./team-rules";

test("teams stand below the team they belong to", () => {
  const teams = [
    { id: "3", name: "East", parent_id: "1" },
    { id: "1", name: "Sales", parent_id: null },
    { id: "4", name: "Shanghai", parent_id: "3" },
    { id: "2", name: "Care", parent_id: null },
  ];

  const tree = inTree(teams).map(({ team, depth }) => `${depth} ${team.name}`);

  expect(tree).toEqual(["0 Care", "0 Sales", "1 East", "2 Shanghai"]);
});
