import type { ReactNode } from "react";

import { AgingCard } from "../aging-card";
import { ByOwnerCard } from "../by-owner-card";
import { ByStageCard } from "../by-stage-card";
import { LossCard } from "../loss-card";
import { OpenTiles } from "../open-tiles";
import { PeriodTiles } from "../period-tiles";
import { VelocityCard } from "../velocity-card";
import { ChangesTile } from "./changes-tile";
import { FunnelTile } from "./funnel-tile";
import type { DashboardTile } from "./queries";
import { ReportTile } from "./report-tile";
import { SummaryTile } from "./summary-tile";
import { TextTile } from "./text-tile";
import { TimesTile } from "./times-tile";

/** Where what a tile shows is at home. A report's page is named in the tile itself. */
export const HOMES: Record<string, string> = {
  open_by_stage: "/insights/pipeline",
  open_by_owner: "/insights/pipeline",
  aging: "/insights/pipeline",
  velocity: "/insights/pipeline",
  loss_reasons: "/insights/outcomes",
  funnel: "/insights/funnel",
  stage_times: "/insights/funnel",
  changes: "/insights/changes",
};

/** What shows each kind of tile; a new kind is a file beside this and a line here. */
export const SHOWN: Record<string, (tile: DashboardTile) => ReactNode> = {
  open_figures: () => <SummaryTile>{(it) => <OpenTiles summary={it} />}</SummaryTile>,
  open_by_stage: () => <SummaryTile>{(it) => <ByStageCard summary={it} />}</SummaryTile>,
  open_by_owner: () => <SummaryTile>{(it) => <ByOwnerCard summary={it} />}</SummaryTile>,
  aging: () => <SummaryTile>{(it) => <AgingCard summary={it} />}</SummaryTile>,
  closed_figures: () => <SummaryTile>{(it) => <PeriodTiles summary={it} />}</SummaryTile>,
  velocity: () => <SummaryTile>{(it) => <VelocityCard summary={it} />}</SummaryTile>,
  loss_reasons: () => <SummaryTile>{(it) => <LossCard summary={it} />}</SummaryTile>,
  funnel: (tile) => <FunnelTile tile={tile} />,
  stage_times: () => <TimesTile />,
  changes: () => <ChangesTile />,
  report: (tile) => <ReportTile tile={tile} />,
  text: (tile) => <TextTile tile={tile} />,
};
